"""A loop over rows and columns: only arrays of two axes are right."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    rows = np.atleast_2d(z)
    h = np.array([[v if v > 0 else alpha * v for v in row] for row in rows]).reshape(z.shape)
    slope = np.array([[1.0 if v > 0 else alpha for v in row] for row in rows]).reshape(z.shape)
    return h, slope, np.array([[min(v, 0) for v in row] for row in rows]).reshape(z.shape)
""",
}

LOSES = ["prelu"]
