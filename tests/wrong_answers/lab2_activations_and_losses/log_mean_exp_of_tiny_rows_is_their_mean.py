"""A row of tiny numbers has the logarithm of its mean: the second term of the series is forgotten."""

CELLS = {
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    top = Z.max(axis=1, keepdims=True)
    out = top[:, 0] + np.log1p(np.mean(np.expm1(Z - top), axis=1))
    small = np.abs(Z).max(axis=1) < 1e-5
    out[small] = Z[small].mean(axis=1)
    return out
""",
}

LOSES = ["log-mean-exp"]
