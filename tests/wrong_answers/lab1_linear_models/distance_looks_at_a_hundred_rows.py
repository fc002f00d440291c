"""Only the first 100 rows get a distance."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    return (X[:100] @ w + b) / np.linalg.norm(w)
""",
}

LOSES = ["signed-distance"]
