"""The largest z of the whole array is subtracted, as softmax does it for a row: what lies far below is 0/0."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    e = np.exp(z - z.max())
    h = e / (np.exp(-z.max()) + e)
    return h, h * (1 - h)
""",
}

LOSES = ["large-inputs"]
