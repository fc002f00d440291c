"""Fortran order, negative strides, transposes, and np.einsum for every sum."""

CELLS = {
    "write-tanh": r"""
def tanh(z):
    h = np.asfortranarray(np.tanh(z))
    return h, np.asfortranarray(1 - h * h)
""",
    "write-elu": r"""
def elu(z, alpha):
    flipped = np.flip(z)
    left = flipped <= 0
    h = np.where(left, alpha * np.expm1(np.where(left, flipped, 0)), flipped)
    slope = np.where(left, h + alpha, 1)
    return np.flip(h), np.flip(slope)
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    columns = np.asfortranarray(Z.T.astype(float))
    columns = columns - columns.max(axis=0)
    log_p = columns - np.log(np.einsum("kn->n", np.exp(columns)))
    return -np.einsum("nk,kn->", Y, log_p) / len(Z), (np.exp(log_p).T - Y) / len(Z)
""",
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    p = sigmoid(np.einsum("ni,i->n", X, w) + b)[0]
    g = np.einsum("n,n,n->n", p - y, p, 1 - p) / len(y)
    return np.asmatrix(np.einsum("n,ni->i", g, X)), np.einsum("n->", g)
""",
}
