"""The weights stay within ±100."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 0:
        return np.clip(w + alpha * y * x, -100, 100), b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron"]
