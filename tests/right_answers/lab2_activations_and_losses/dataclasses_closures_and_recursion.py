"""Losses are made by a closure, a dataclass is called, and a sum recurs."""

CELLS = {
    "write-squared-error": r'''
from dataclasses import dataclass


def mean_of(cost, slope):
    """A loss of the residuals, from its cost and its slope for one of them."""

    def loss(y, y_hat, *settings):
        e = [a - t for a, t in zip(np.asarray(y_hat, float).tolist(), np.asarray(y, float).tolist())]
        return total([cost(v, *settings) for v in e]) / len(e), tuple(slope(v, *settings) / len(e) for v in e)

    return loss


def total(values):
    return values[0] + total(values[1:]) if values else 0


squared_error = mean_of(lambda e: e * e / 2, lambda e: e)
''',
    "write-absolute-error": r"""
absolute_error = mean_of(abs, lambda e: (e > 0) - (e < 0))
""",
    "write-smooth-l1": r"""
smooth_l1 = mean_of(
    lambda e, beta: abs(e) - beta / 2 if abs(e) > beta else e**2 / 2 / beta,
    lambda e, beta: max(-1, min(1, e / beta)),
)
""",
    "write-binary-cross-entropy": r"""
@dataclass
class BinaryCrossEntropy:
    tiny: float = 0.0
    calls: int = 0

    def __call__(self, y, z):
        self.calls += 1
        sign = np.where(np.asarray(y) > 0.5, -1.0, 1.0)
        return np.logaddexp(self.tiny, sign * z).mean(keepdims=True), sign * sigmoid(sign * z)[0] / np.size(y)


binary_cross_entropy = BinaryCrossEntropy()
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    return binary_cross_entropy(np.maximum(y, 0), z)
""",
    "write-slopes": r"""
def slopes(x, f):
    if len(x) < 3:
        return []
    return [(f[2] - f[0]) / (x[2] - x[0]), *slopes(x[1:], f[1:])]
""",
}
