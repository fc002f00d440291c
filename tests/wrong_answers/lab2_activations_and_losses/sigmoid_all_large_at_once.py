"""One large entry makes a step function of σ, for all entries of the array."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    if np.abs(z).max() > 30:
        h = (z > 0).astype(float)
    else:
        h = 1 / (1 + np.exp(-z))
    return h, h * (1 - h)
""",
}

LOSES = ["sigmoid", "large-inputs"]
