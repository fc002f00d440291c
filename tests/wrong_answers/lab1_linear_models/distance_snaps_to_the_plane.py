"""Points nearer than a thousandth count as on the plane."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    d = (X @ w + b) / np.linalg.norm(w)
    return np.where(np.abs(d) < 1e-3, 0.0, d)
""",
}

LOSES = ["signed-distance"]
