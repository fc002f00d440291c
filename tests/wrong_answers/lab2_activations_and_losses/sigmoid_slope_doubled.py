"""2 h (1 − h), as in a published program."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return h, 2 * h * (1 - h)
""",
}

LOSES = ["sigmoid"]
