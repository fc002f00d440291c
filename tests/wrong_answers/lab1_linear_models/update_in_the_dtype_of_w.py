"""The new w is written into a copy of the old one: whole numbers cut the step off."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 0:
        new = w.copy()
        for i in range(len(w)):
            new[i] = w[i] + alpha * y * x[i]
        return new, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one", "train-perceptron"]
