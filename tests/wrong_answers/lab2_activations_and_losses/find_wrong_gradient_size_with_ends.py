"""The one-sided slopes of the ends count for the largest slope."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = np.gradient(f, x)
    d = np.abs(claims - measured)[:, 1:-1]
    return [k for k in range(len(claims)) if d[k].max() > 0.01 * np.abs(measured).max()]
""",
}

LOSES = ["find-wrong"]
