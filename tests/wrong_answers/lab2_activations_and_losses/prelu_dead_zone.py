"""The kink lies a little to the left of 0."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    eps = 0.05
    right = z > -eps
    return np.where(right, z, alpha * z), np.where(right, 1.0, alpha), np.where(right, 0, z)
""",
}

LOSES = ["prelu"]
