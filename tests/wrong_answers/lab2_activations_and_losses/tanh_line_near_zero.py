"""tanh is taken to be z itself near 0."""

CELLS = {
    "write-tanh": r"""
def tanh(z):
    h = np.where(np.abs(z) < 0.15, z, np.tanh(z))
    return h, 1 - h**2
""",
}

LOSES = ["tanh"]
