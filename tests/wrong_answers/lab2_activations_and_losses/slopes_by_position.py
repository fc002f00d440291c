"""Divides by a step that is computed as (last − first) / M."""

CELLS = {
    "write-slopes": r"""
def slopes(x, f):
    step = (x[-1] - x[0]) / len(x)
    return (f[2:] - f[:-2]) / (2 * step)
""",
}

LOSES = ["table-slopes"]
