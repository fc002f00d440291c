"""The formulas as printed, one for each sign of z; where chooses, and the overflow of the other side is thrown away."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
    return h, h - h * h
""",
    "write-tanh": r"""
def tanh(z):
    h = 2 * sigmoid(2 * z)[0] - 1
    return h, (1 + h) * (1 - h)
""",
    "write-elu": r"""
def elu(z, alpha):
    return np.where(z >= 0, z, alpha * (np.exp(z) - 1)), np.where(z >= 0, 1, alpha * np.exp(z))
""",
    "write-softplus": r"""
def softplus(z):
    return np.where(z > 0, z + np.log(1 + np.exp(-z)), np.log(1 + np.exp(z))), sigmoid(z)[0]
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    N = z.size
    return softplus(np.where(y == 1, -z, z))[0].sum() / N, (sigmoid(z)[0] - y) / N
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    return binary_cross_entropy((y + 1) / 2, z)
""",
}
