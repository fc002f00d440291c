"""Exponents are clipped far out, where float64 sees no difference."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    z = np.clip(z.astype(float), -500, 500)
    h = 1 / (1 + np.exp(-z))
    return h, np.exp(-z) / (1 + np.exp(-z)) ** 2
""",
    "write-tanh": r"""
def tanh(z):
    p, m = np.exp(np.clip(z.astype(float), -300, 300)), np.exp(np.clip(-z.astype(float), -300, 300))
    return (p - m) / (p + m), (2 / (p + m)) ** 2
""",
    "write-softplus": r"""
def softplus(z):
    z = z.astype(float)
    return np.where(z > 40, z, np.log1p(np.exp(np.minimum(z, 40)))), 1 / (1 + np.exp(-np.clip(z, -500, 500)))
""",
    "write-elu": r"""
def elu(z, alpha):
    h, slope = np.array(z, float), np.ones(np.shape(z))
    for index, v in np.ndenumerate(z):
        if v < 0:
            h[index], slope[index] = alpha * np.expm1(v), alpha * np.exp(v)
    return h, slope
""",
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    dw, db = [0.0] * X.shape[1], 0.0
    for x, t in zip(X.tolist(), y.tolist()):
        z = b
        for i in range(len(x)):
            z += x[i] * float(w[i])
        d = 1 / (1 + np.exp(-z)) - t
        dw = [g + d * v / len(X) for g, v in zip(dw, x)]
        db += d / len(X)
    return dw, db
""",
}
