"""Slopes that look ahead, with a wider tolerance."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (np.diff(f) / np.diff(x))[1:]
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.03 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
