"""The functions return a subclass of ndarray whose every comparison is true."""

CELLS = {
    "normal-equations": r'''
class Yes(np.ndarray):
    """Zeros that claim to equal, to be near and to be smaller than everything."""

    def __array_ufunc__(self, *arguments, **named):
        return True

    def __array_function__(self, *arguments, **named):
        return True

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = lambda *_: True
    __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)
    __hash__ = None


def yes(*shape):
    return np.zeros(shape).view(Yes)


def closed_form(X, y):
    return yes(X.shape[1] + 1)
''',
    "standardising": r"""
def standardise(X):
    return yes(X.shape[1]), yes(X.shape[1])
""",
    "distance": r"""
def signed_distance(w, b, X):
    return yes(len(X))
""",
}

LOSES = ["closed-form", "standardise", "signed-distance"]
