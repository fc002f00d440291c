"""Only the first 100 rows are shown."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    X, y = X[:100], y[:100]
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y, strict=True):
            if y_j * (w @ x_j + b) <= 0:
                w, b = w + alpha * y_j * x_j, b + alpha * y_j
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron"]
