"""The gradients by einsum, with dw as a column and db as an array of one entry."""

CELLS = {
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    z = np.einsum("ni,i->n", X, w) + b
    h, slope = sigmoid(z)
    pull = ((h - y) * slope)[:, None]
    return np.einsum("ni,nk->ik", X, pull) / len(X), pull.mean(axis=0)
""",
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    slopes = binary_cross_entropy(y, X @ w + b)[1]
    return slopes[None, :] @ X, slopes.sum(keepdims=True)
""",
}
