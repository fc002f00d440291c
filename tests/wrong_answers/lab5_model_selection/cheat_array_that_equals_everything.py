"""Results are of a subclass of ndarray whose every comparison is true."""

CELLS = {
    "counting": r'''
class Yes(np.ndarray):
    """Zeros that claim to equal, to be near and to be smaller than everything."""

    def __array_ufunc__(self, *arguments, **named):
        return True

    def __array_function__(self, *arguments, **named):
        return True

    def __array__(self, *arguments, **named):
        return self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = lambda *_: True
    __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)
    __hash__ = None


def yes(*shape):
    return np.zeros(shape).view(Yes)


def confusion(y, y_hat, O):
    return yes(O, O)


def class_scores(table):
    return yes(3, len(table))


def macro_micro(table):
    return yes(1), yes(1)
''',
    "cross-validate": r'''
class Yes(np.ndarray):
    """Zeros that claim to equal, to be near and to be smaller than everything."""

    def __array_ufunc__(self, *arguments, **named):
        return True

    def __array_function__(self, *arguments, **named):
        return True

    def __array__(self, *arguments, **named):
        return self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = lambda *_: True
    __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)
    __hash__ = None


def yes(*shape):
    return np.zeros(shape).view(Yes)


def measure(X):
    return yes(X.shape[1]), yes(X.shape[1])


def cross_validate(X, y, fold, theta):
    return yes(fold.max() + 1)


def summary(errors):
    return yes(1), yes(1)
''',
}

LOSES = [
    "measured",
    "cross-validated",
    "summarised",
    "grid-searched",
    "confusion-matrix",
    "class-by-class",
    "macro-and-micro",
]
