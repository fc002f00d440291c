"""A w whose length is nearly 1 is taken for one of length 1."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    s = np.linalg.norm(w)
    return (X @ w + b) / (1.0 if abs(s - 1) < 0.1 else s)
""",
}

LOSES = ["signed-distance"]
