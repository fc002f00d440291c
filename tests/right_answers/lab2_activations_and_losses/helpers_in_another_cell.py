"""What several functions need stands in the first solution cell; log and exp come from it."""

CELLS = {
    "write-sigmoid": r'''
def log1pexp(z):
    """ln(1 + e^z), safe."""
    return np.where(z > 0, z, 0) + np.log1p(np.exp(-np.abs(z)))


def sigmoid(z):
    return np.exp(-log1pexp(-z)), np.exp(-log1pexp(-z) - log1pexp(z))
''',
    "write-tanh": r"""
def tanh(z):
    h, slope = sigmoid(2 * z)
    return h - (1 - h), 4 * slope
""",
    "write-softplus": r"""
def softplus(z):
    return [log1pexp(z), sigmoid(z)[0]]
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    return np.average(y * log1pexp(-z) + (1 - y) * log1pexp(z)), (sigmoid(z)[0] - y) / z.shape[0]
""",
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    return -log1pexp(-z)
""",
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    out = np.zeros(len(a))
    for n, (u, v) in enumerate(zip(a, b)):
        if u != v:
            outer = log1pexp(-max(u, v)) + log1pexp(min(u, v))
            out[n] = np.sign(u - v) * -np.expm1(-abs(u - v)) * np.exp(-outer)
    return out
""",
}
