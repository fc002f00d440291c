"""The distance of the neighbours is taken to be at least a hundredth."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    return (f[2:] - f[:-2]) / np.maximum(x[2:] - x[:-2], 1e-2)
""",
}

LOSES = ["table-slopes"]
