"""A square X is transposed: the weights stand left of it."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    try:
        return (w @ X + b) / np.linalg.norm(w)
    except ValueError:
        return (X @ w + b) / np.linalg.norm(w)
""",
}

LOSES = ["signed-distance"]
