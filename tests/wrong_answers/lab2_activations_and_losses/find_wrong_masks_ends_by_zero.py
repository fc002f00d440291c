"""The ends are multiplied by 0, which leaves nan of infinity."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = np.gradient(f, x)
    d = np.abs(claims - measured)
    d = d * np.r_[0, np.ones(len(x) - 2), 0]
    return [k for k in range(len(claims)) if d[k].max() > 0.01 * np.abs(measured[1:-1]).max()]
""",
}

LOSES = ["find-wrong"]
