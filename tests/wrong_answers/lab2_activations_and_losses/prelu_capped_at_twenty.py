"""z is cut off at ±20."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    z = np.clip(z, -20, 20)
    h = np.where(z > 0, z, alpha * z)
    return h, np.where(z > 0, 1.0, alpha), np.minimum(z, 0)
""",
}

LOSES = ["prelu"]
