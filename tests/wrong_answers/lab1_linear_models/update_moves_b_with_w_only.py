"""b moves only where w does."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 0:
        return w + alpha * y * x, b + alpha * y * bool(np.any(x))
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron", "gives-up"]
