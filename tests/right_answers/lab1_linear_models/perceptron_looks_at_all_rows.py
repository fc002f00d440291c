"""Training looks for the next wrong row with an array over all rows, and counts passes by hand."""

CELLS = {
    "one-update": r'''
def update_one(w, b, x, y, alpha):
    """Nothing happens to an example on its right side."""
    step = alpha * y if y * (np.dot(w, x) + b) <= 0 else 0.0
    return w + step * x, b + step
''',
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates, row = [0], 0
    while True:
        wrong = np.flatnonzero(y[row:] * (X[row:] @ w + b) <= 0)
        if wrong.size:
            row += int(wrong[0])
            w, b = update_one(w, b, X[row], y[row], alpha)
            updates[-1] += 1
            row += 1
        else:
            row = len(y)
        if row == len(y):
            if updates[-1] == 0 or len(updates) == max_passes:
                return w, b, updates
            updates.append(0)
            row = 0
""",
}
