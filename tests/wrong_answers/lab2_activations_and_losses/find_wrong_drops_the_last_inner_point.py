"""The loop over the inner points ends one too soon."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    size = np.abs(measured).max()
    wrong = []
    for row, claim in enumerate(claims):
        points = range(1, max(2, len(x) - 2))
        if max(abs(claim[i] - measured[i - 1]) for i in points) > 0.01 * size:
            wrong.append(row)
    return wrong
""",
}

LOSES = ["find-wrong"]
