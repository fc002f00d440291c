"""The open part by logaddexp, by hyperbolic functions and by cases."""

CELLS = {
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    return -np.logaddexp(0, -z)
""",
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    return np.sinh((a - b) / 2) / np.cosh(a / 2) / np.cosh(b / 2) / 2
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    small = np.abs(Z).max(axis=1) < 1
    out = np.logaddexp.reduce(Z, axis=1) - np.log(Z.shape[1])
    out[small] = np.log1p(np.expm1(Z[small]).mean(axis=1))
    return out
""",
}
