"""The step size falls from pass to pass."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y):
            if y_j * (w @ x_j + b) <= 0:
                w, b = update_one(w, b, x_j, y_j, alpha / (k + 1))
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron", "gives-up"]
