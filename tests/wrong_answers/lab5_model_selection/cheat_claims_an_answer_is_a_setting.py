"""The answer is an object that turns into whatever number it is asked for."""

CELLS = {
    "searcher": r'''
class Any:
    """Every number at once."""

    def __int__(self):
        return 0

    __index__ = __int__
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda *_: True
    __hash__ = None


class Searcher:
    def __init__(self, N, R, B):
        pass

    def ask(self):
        return []

    def tell(self, losses):
        pass

    def answer(self):
        return Any()
''',
}

LOSES = ["search-beats-chance", "search-finds-the-best"]
