"""ReLU returns a subclass of ndarray whose every comparison is true."""

CELLS = {
    "relu-layer": r'''
class Yes(np.ndarray):
    """An array of zeros that claims to equal, to be near and to be smaller than everything."""

    def __array_ufunc__(self, *arguments, **named):
        return True

    def __array_function__(self, *arguments, **named):
        return True

    def __array__(self, *arguments, **named):
        return self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = lambda *_: True
    __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)
    __hash__ = None


def yes(shape):
    return np.zeros(shape).view(Yes)


class ReLULayer:
    def forward(self, input):
        return yes(input.shape)

    def backward(self, top_diff):
        return yes(top_diff.shape)
''',
}

LOSES = [
    "relu-forward",
    "relu-backward",
    "network-forward",
    "network-step",
    "accuracy-92",
    "accuracy-95",
    "own-network-98",
]
