"""One number at a time with Python's own mathematics; lists come back."""

CELLS = {
    "write-sigmoid": r'''
import math


def each(function, z):
    """A list, as deep as z, of the function of every entry."""
    return [each(function, row) for row in z] if np.ndim(z) else function(float(z))


def one_sigma(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))


def sigmoid(z):
    return [each(one_sigma, z), each(lambda v: one_sigma(v) * one_sigma(-v), z)]
''',
    "write-tanh": r"""
def tanh(z):
    return each(math.tanh, z), each(lambda v: 1 - math.tanh(v) ** 2, z)
""",
    "write-prelu": r"""
def prelu(z, alpha):
    return (
        each(lambda v: v if v > 0 else alpha * v, z),
        each(lambda v: 1 if v > 0 else alpha, z),
        each(lambda v: 0 if v > 0 else v, z),
    )
""",
    "write-elu": r"""
def elu(z, alpha):
    return (
        each(lambda v: v if v > 0 else alpha * math.expm1(v), z),
        each(lambda v: 1 if v > 0 else alpha * math.exp(v), z),
    )
""",
    "write-softplus": r"""
def one_softplus(v):
    return max(v, 0) + math.log1p(math.exp(-abs(v)))


def softplus(z):
    return each(one_softplus, z), each(one_sigma, z)
""",
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = [float(a) - float(t) for a, t in zip(y_hat, y)]
    return sum(v * v for v in e) / (2 * len(e)), [v / len(e) for v in e]
""",
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = [float(a) - float(t) for a, t in zip(y_hat, y)]
    return sum(abs(v) for v in e) / len(e), [(1 if v >= 0 else -1) / len(e) for v in e]
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    total, slopes = 0, []
    for a, t in zip(y_hat, y):
        e = float(a) - float(t)
        if abs(e) <= beta:
            total += e * e / (2 * beta)
            slopes.append(e / beta / len(y))
        else:
            total += abs(e) - beta / 2
            slopes.append(math.copysign(1, e) / len(y))
    return total / len(y), slopes
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    total = sum(one_softplus(-float(v)) if t == 1 else one_softplus(float(v)) for t, v in zip(y, z))
    return total / len(z), [(one_sigma(float(v)) - float(t)) / len(z) for t, v in zip(y, z)]
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    m = [float(t) * float(v) for t, v in zip(y, z)]
    return sum(one_softplus(-v) for v in m) / len(m), [-float(t) * one_sigma(-v) / len(m) for t, v in zip(y, m)]
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    total, slopes = 0, []
    for true, row in zip(Y, Z):
        top = float(max(row))
        log_sum = top + math.log(sum(math.exp(float(v) - top) for v in row))
        total += log_sum - float(row[list(true).index(1)])
        slopes.append([(math.exp(float(v) - log_sum) - float(t)) / len(Z) for t, v in zip(true, row)])
    return total / len(Z), slopes
""",
    "write-slopes": r"""
def slopes(x, f):
    return [(f[i + 1] - f[i - 1]) / (x[i + 1] - x[i - 1]) for i in range(1, len(x) - 1)]
""",
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = slopes(x, f)
    size = max(abs(slope) for slope in measured)
    wrong = []
    for row in range(len(claims)):
        for i in range(1, len(x) - 1):
            if abs(claims[row][i] - measured[i - 1]) > 0.02 * size:
                wrong.append(row)
                break
    return wrong
""",
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    return [-math.log1p(math.exp(-v)) if v > 0 else v - math.log1p(math.exp(v)) for v in z.tolist()]
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    out = []
    for row in Z.tolist():
        top = max(row)
        out.append(top + math.log1p(math.fsum(math.expm1(v - top) for v in row) / len(row)))
    return out
""",
}
