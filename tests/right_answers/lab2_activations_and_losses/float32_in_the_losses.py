"""Losses and gradients in float32, from functions written above."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    y, z = np.float32(y), np.float32(z)
    right, wrong = softplus(-z)[0], softplus(z)[0]
    return np.float32(np.mean(np.where(y == 1, right, wrong))), (sigmoid(z)[0] - y) / np.float32(len(z))
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    y, z = np.float32(y), np.float32(z)
    L, slope = softplus(-y * z)
    return L.mean(), -y * slope / np.float32(len(z))
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    Z = np.float32(Z)
    k = np.argmax(Y, axis=1)
    top = np.max(Z, axis=1)
    rest = Z - top[:, None]
    log_sum = np.log(np.sum(np.exp(rest), axis=1))
    P = np.exp(rest - log_sum[:, None])
    P[np.arange(len(Z)), k] -= 1
    return np.mean(log_sum - rest[np.arange(len(Z)), k]), P / np.float32(len(Z))
""",
}
