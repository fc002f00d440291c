"""The slope is squared in place, in the array that is returned as the value."""

CELLS = {
    "write-tanh": r"""
def tanh(z):
    h = np.tanh(z)
    slope = h
    slope **= 2
    return h, 1 - slope
""",
}

LOSES = ["large-inputs", "tanh"]
