"""The tolerance is a share of how much the slopes differ: a straight line gets none."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.01 * np.ptp(measured)]
""",
}

LOSES = ["find-wrong"]
