"""A w shorter than a hundredth is taken for one of that length."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    return (X @ w + b) / max(np.linalg.norm(w), 1e-2)
""",
}

LOSES = ["signed-distance"]
