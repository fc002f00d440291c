"""α is cut off at 2."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    alpha = min(alpha, 2)
    h = np.where(z > 0, z, alpha * z)
    return h, np.where(z > 0, 1.0, alpha), np.minimum(z, 0)
""",
}

LOSES = ["prelu"]
