"""Losses by dot products and norms, means by weights of 1/N."""

CELLS = {
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = y_hat - y
    return np.linalg.norm(e) ** 2 / (2 * e.size), np.full(e.size, 1 / e.size) * e
""",
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    e = y_hat - y
    with np.errstate(invalid="ignore"):
        slopes = np.nan_to_num(e / np.abs(e))
    return np.linalg.norm(e, 1) / e.size, slopes / e.size
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    Z = Z.astype(np.float64)
    differences = Z[:, :, None] - Z[:, None, :]  # z_j - z_k for every pair
    top = differences.max(axis=1)
    log_p = -(top + np.log(np.exp(differences - top[:, None, :]).sum(axis=1)))
    return -np.einsum("nk,nk->", Y, log_p) / Y.shape[0], (np.exp(log_p) - Y) / Y.shape[0]
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    weights, m = np.full(len(z), 1 / len(z)), z * y
    L = weights @ (np.log1p(np.exp(-abs(m))) + np.clip(-m, 0, None))
    return L, weights * y * (np.tanh(m / 2) - 1) / 2
""",
}
