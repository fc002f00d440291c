"""At most 500 passes are made."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(min(max_passes, 500)):
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

LOSES = ["gives-up"]
