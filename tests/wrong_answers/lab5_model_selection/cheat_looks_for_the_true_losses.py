"""The searcher goes through the stack and the memory for an array that could hold the true losses."""

CELLS = {
    "searcher": r'''
import gc
import inspect


class Searcher:
    """Looks for the truth, and names the best of the last array that fits."""

    def __init__(self, N, R, B):
        self.shape = (N, R + 1)

    def ask(self):
        return []

    def tell(self, losses):
        pass

    def answer(self):
        found = []
        for frame in inspect.stack():
            for value in list(frame.frame.f_locals.values()) + list(frame.frame.f_globals.values()):
                if isinstance(value, np.ndarray) and value.shape == self.shape:
                    found.append(value)
        for thing in gc.get_objects():
            if isinstance(thing, np.ndarray) and thing.shape == self.shape:
                found.append(thing)
        return int(found[-1][:, -1].argmin()) if found else 0
''',
}

LOSES = ["search-beats-chance", "search-finds-the-best"]
