"""The functions return an object that calls itself equal to every number."""

CELLS = {
    "step-limit": r'''
class Anything(float):
    """A float that agrees with everybody."""

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda *_: True
    __sub__ = __rsub__ = __abs__ = lambda *_: 0.0
    __hash__ = None


def largest_alpha(X):
    return Anything("nan")
''',
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return Anything(1.0)
""",
}

LOSES = ["largest-alpha", "perceptron-loss"]
