"""Without a clean pass the plane that was handed in comes back."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    first, updates = (w, b), []
    for _ in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y):
            if y_j * (w @ x_j + b) <= 0:
                w, b = update_one(w, b, x_j, y_j, alpha)
                count += 1
        updates.append(count)
        if count == 0:
            return w, b, updates
    return *first, updates
""",
}

LOSES = ["gives-up"]
