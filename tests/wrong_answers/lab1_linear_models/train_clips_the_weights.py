"""The weights stay within ±50."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y, strict=True):
            if y_j * (w @ x_j + b) <= 0:
                w, b = np.clip(w + alpha * y_j * x_j, -50, 50), b + alpha * y_j
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron"]
