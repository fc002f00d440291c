"""Whether there was an update is seen from w alone: an example of zeros moves only b."""

CELLS = {
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates = []
    for _ in range(max_passes):
        count = 0
        for x_j, y_j in zip(X, y):
            new_w, new_b = update_one(w, b, x_j, y_j, alpha)
            count += not np.array_equal(new_w, w)
            w, b = new_w, new_b
        updates.append(count)
        if count == 0:
            break
    return w, b, updates
""",
}

LOSES = ["train-perceptron", "gives-up"]
