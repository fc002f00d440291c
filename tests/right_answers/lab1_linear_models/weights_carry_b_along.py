"""The perceptron is one vector with b in front; lists of lists, index arithmetic, while loops."""

CELLS = {
    "distance": r"""
def signed_distance(w, b, X):
    plane = [b, *w]
    size = sum(c * c for c in plane[1:]) ** 0.5
    found, j = [], 0
    while j < len(X):
        s, i = plane[0], 0
        while i < len(w):
            s, i = s + plane[i + 1] * X[j][i], i + 1
        found.append([s / size])
        j += 1
    return found
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    augmented = np.c_[np.ones(len(X)), X]
    score = augmented @ np.r_[b, w]
    return (np.abs(score) - y * score).sum() / 2
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    plane, example = np.r_[b, w], np.r_[1, x]
    if not y * plane.dot(example) > 0:
        plane = plane + y * alpha * example
    return plane[1:], plane[0]
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    k, N, counts = 0, len(y), [0]
    while True:
        j = k % N
        if k and j == 0:
            if counts[-1] == 0 or len(counts) == max_passes:
                return w, b, counts
            counts.append(0)
        new = update_one(w, b, X[j], y[j], alpha)
        counts[-1] += int(y[j] * (w @ X[j] + b) <= 0)
        w, b = new
        k += 1
""",
}
