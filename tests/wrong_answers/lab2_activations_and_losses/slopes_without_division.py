"""The neighbours are subtracted, and nothing is divided: right where they lie 1 apart."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    return f[2:] - f[:-2]
""",
}

LOSES = ["table-slopes"]
