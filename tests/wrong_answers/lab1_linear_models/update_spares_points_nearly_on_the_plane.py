"""A point that is wrong by less than a thousandth moves nothing."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) < -1e-3 or w @ x + b == 0:
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron"]
