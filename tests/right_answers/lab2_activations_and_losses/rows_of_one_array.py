"""Value and slope are the two rows of one array."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = (1 + np.tanh(z / 2)) / 2
    return np.stack([h, h * (1 - h)])
""",
    "write-tanh": r"""
def tanh(z):
    return np.array([np.tanh(z), 1 / np.cosh(np.clip(z, -80, 80)) ** 2])
""",
    "write-prelu": r"""
def prelu(z, alpha):
    return np.stack([np.maximum(z, 0) + alpha * np.minimum(z, 0), (z >= 0) + (z < 0) * alpha, np.minimum(z, 0)])
""",
    "write-softplus": r"""
def softplus(z):
    return np.stack([np.logaddexp(0, z), np.exp(z - np.logaddexp(0, z))])
""",
}
