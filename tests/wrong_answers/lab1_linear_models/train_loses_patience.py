"""It gives up after 50 passes that were no better than those before."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for k in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y, strict=True):
            if y_j * (w @ x_j + b) <= 0:
                w, b = w + alpha * y_j * x_j, b + alpha * y_j
                count += 1
        updates.append(count)
        if count == 0 or (len(updates) > 50 and min(updates[-50:]) >= min(updates[:-50])):
            break
    return w, b, updates
""",
}

LOSES = ["gives-up"]
