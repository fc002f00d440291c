"""Divides by the length of w plus 1e-8: for a short w that is no crumb."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    return (X @ w + b) / (np.linalg.norm(w) + 1e-8)
""",
}

LOSES = ["signed-distance"]
