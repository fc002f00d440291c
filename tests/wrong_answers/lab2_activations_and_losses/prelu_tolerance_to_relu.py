"""A small α is taken to be 0."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    if alpha < 0.1:
        alpha = 0.0
    h = np.where(z > 0, z, alpha * z)
    return h, np.where(z > 0, 1.0, alpha), np.minimum(z, 0)
""",
}

LOSES = ["prelu"]
