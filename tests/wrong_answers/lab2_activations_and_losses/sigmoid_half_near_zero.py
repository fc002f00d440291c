"""σ is taken to be ½ for all small z."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = np.where(np.abs(z) < 0.1, 0.5, 0.5 + 0.5 * np.tanh(0.5 * z))
    return h, h * (1 - h)
""",
}

LOSES = ["sigmoid"]
