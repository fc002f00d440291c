"""Optimisers return a subclass of ndarray whose every comparison is true."""

CELLS = {
    "momentum": r'''
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


class Momentum:
    def __init__(self, *settings):
        self.alpha = settings[0]

    def step(self, params, grads):
        return {name: np.zeros(w.shape).view(Yes) for name, w in params.items()}
''',
    "rmsprop": r"""RMSProp = Momentum
""",
    "adam": r"""Adam = Momentum
""",
}

LOSES = [
    "momentum-steps",
    "rmsprop-steps",
    "adam-steps",
]
