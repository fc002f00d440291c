"""α is at least a hundredth."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 0:
        alpha = max(alpha, 0.01)
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron"]
