"""α is at most 10."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 0:
        alpha = min(alpha, 10)
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron"]
