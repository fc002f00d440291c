"""A short table is taken for a straight line."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    if len(x) <= 6:
        measured = np.full(len(x) - 2, np.polyfit(x, f, 1)[0])
    else:
        measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
