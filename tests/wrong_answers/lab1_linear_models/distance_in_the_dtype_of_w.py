"""X takes the dtype of w, and whole weights cut its fractions."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    return (X.astype(w.dtype) @ w + b) / np.linalg.norm(w)
""",
}

LOSES = ["signed-distance"]
