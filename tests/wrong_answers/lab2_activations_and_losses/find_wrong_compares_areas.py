"""The claim is added up and compared with f: a difference at one point drowns."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    step = x[1] - x[0]
    size = np.max(np.abs((f[2:] - f[:-2]) / (2 * step)))
    wrong = []
    for row, claim in enumerate(claims):
        area = np.cumsum((claim[1:-2] + claim[2:-1]) / 2) * step
        if np.max(np.abs(area - (f[2:-1] - f[1]))) > 0.002 * size:
            wrong.append(row)
    return wrong
""",
}

LOSES = ["find-wrong"]
