"""Long tables get a formula with five points."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    h = x[1] - x[0]
    s = (f[2:] - f[:-2]) / (2 * h)
    if len(x) > 50:
        s[1:-1] = (f[:-4] - 8 * f[1:-3] + 8 * f[3:-1] - f[4:]) / (12 * h)
    return s
""",
}

LOSES = ["table-slopes"]
