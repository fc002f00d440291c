"""The slope is a matrix with the slopes on its diagonal."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = 1 / (1 + np.exp(-z))
    return h, np.diag((h * (1 - h)).ravel())
""",
}

LOSES = ["large-inputs", "sigmoid"]
