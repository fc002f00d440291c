"""Two points at each end are left out, where one is enough."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    worst = np.max(np.abs(claims[:, 2:-2] - measured[1:-1]), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
