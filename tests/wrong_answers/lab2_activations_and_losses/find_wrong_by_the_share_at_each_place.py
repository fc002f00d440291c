"""Each difference is divided by the slope at its own place: where the slope is nearly 0, right claims are wrong."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    measured = (f[2:] - f[:-2]) / (x[2:] - x[:-2])
    share = np.abs(claims[:, 1:-1] - measured) / (np.abs(measured) + 1e-12)
    return [row for row in range(len(claims)) if share[row].max() > 0.01]
""",
}

LOSES = ["find-wrong"]
