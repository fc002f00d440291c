"""The brackets are missing: only b is divided by the length."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    return X @ w + b / np.linalg.norm(w)
""",
}

LOSES = ["signed-distance"]
