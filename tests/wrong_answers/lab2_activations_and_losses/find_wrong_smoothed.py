"""The measured slopes are smoothed first."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    if len(measured) > 10:
        measured[1:-1] = (measured[:-2] + measured[1:-1] + measured[2:]) / 3
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
