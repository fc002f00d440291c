"""A thousandth of a per cent is tolerated: right claims of a rough table are called wrong."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)
    return [row for row in range(len(claims)) if worst[row] > 5e-4 * np.max(np.abs(measured))]
""",
}

LOSES = ["find-wrong"]
