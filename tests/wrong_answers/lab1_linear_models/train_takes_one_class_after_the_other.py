"""All rows with the label +1 come first in each pass."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    order = np.argsort(-y, kind="stable")
    updates = []
    for _ in range(max_passes):
        count = 0
        for j in order:
            if y[j] * (w @ X[j] + b) <= 0:
                w, b = update_one(w, b, X[j], y[j], alpha)
                count += 1
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron", "gives-up"]
