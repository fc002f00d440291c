"""np.vectorize with its type named, of functions of one number; a namedtuple comes back."""

CELLS = {
    "write-sigmoid": r"""
from collections import namedtuple
import math

Activation = namedtuple("Activation", "h slope")


def _sigma(v):
    return 0.5 * (1 + math.tanh(v / 2))


def sigmoid(z):
    return Activation(
        np.vectorize(_sigma, otypes=[float])(z),
        np.vectorize(lambda v: _sigma(v) * _sigma(-v), otypes=[float])(z),
    )
""",
    "write-prelu": r"""
def prelu(z, alpha):
    pick = np.vectorize(lambda v, left, right: right if v > 0 else left, otypes=[float])
    return pick(z, alpha * z, z), pick(z, alpha, 1), pick(z, z, 0)
""",
    "write-softplus": r"""
def softplus(z):
    one = np.vectorize(lambda v: v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v)), otypes=[float])
    return Activation(one(z), sigmoid(z).h)
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    def one(e):
        return (e * e / (2 * beta), e / beta) if abs(e) < beta else (abs(e) - beta / 2, math.copysign(1, e))

    loss, slope = np.vectorize(one, otypes=[float, float])(y_hat - y)
    return loss.mean(), slope / loss.size
""",
}
