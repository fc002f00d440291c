"""Training ends when a pass leaves the plane where it was, though it made updates."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for _ in range(max_passes):
        count, before = 0, (w, b)
        for x_j, y_j in zip(X, y):
            if y_j * (w @ x_j + b) <= 0:
                w, b = update_one(w, b, x_j, y_j, alpha)
                count += 1
        updates.append(count)
        if np.array_equal(w, before[0]) and b == before[1]:
            break
    return w, b, updates
""",
}

LOSES = ["gives-up"]
