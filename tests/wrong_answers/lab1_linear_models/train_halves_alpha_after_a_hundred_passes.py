"""After 100 passes α is halved."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y, strict=True):
            if y_j * (w @ x_j + b) <= 0:
                w, b = w + alpha / (1 + (k >= 100)) * y_j * x_j, b + alpha / (1 + (k >= 100)) * y_j
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["gives-up"]
