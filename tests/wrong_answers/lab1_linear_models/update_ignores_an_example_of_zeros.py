"""An example of zeros teaches nothing, it says; but it moves b."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if np.any(x) and y * (w @ x + b) <= 0:
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron", "gives-up"]
