"""A formula with five points where the table has them."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    h = x[1] - x[0]
    measured = (f[2:] - f[:-2]) / (2 * h)
    if len(x) > 5:
        measured[1:-1] = (f[:-4] - 8 * f[1:-3] + 8 * f[3:-1] - f[4:]) / (12 * h)
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
