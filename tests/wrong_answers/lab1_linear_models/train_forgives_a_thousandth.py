"""Points nearer to the plane than a thousandth count as on it."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y, strict=True):
            if y_j * (w @ x_j + b) <= 1e-3:
                w, b = w + alpha * y_j * x_j, b + alpha * y_j
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron"]
