"""The plain formula up to 100: in float32 e^z overflows before, at 89."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    z = np.asarray(z)
    small = np.abs(z) <= 100
    e = np.exp(np.where(small, z, 0))
    h = np.where(small, e / (1 + e), (z > 0) * 1.0)
    return h, h * (1 - h)
""",
}

LOSES = ["large-inputs"]
