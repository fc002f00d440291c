"""Loops over numbers; lists are returned."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    Y_hat = []
    for row in X:
        total = float(w_hat[0])
        for i in range(len(row)):
            total += float(w_hat[i + 1]) * float(row[i])
        Y_hat.append(total)
    return Y_hat
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    Y_hat = predict(w_hat, X)
    L, gradient = 0.0, [0.0] * len(w_hat)
    for j in range(len(y)):
        r = Y_hat[j] - float(y[j])
        L += r * r / 2
        gradient[0] += r
        for i in range(len(X[j])):
            gradient[i + 1] += r * float(X[j][i])
    return [L, gradient]
""",
    "normal-equations": r"""
def closed_form(X, y):
    rows = [[1.0] + [float(x) for x in row] for row in X]
    n = len(rows[0])
    right = [sum(r[i] * float(t) for r, t in zip(rows, y)) for i in range(n)]
    A = [[sum(r[i] * r[j] for r in rows) for j in range(n)] + [right[i]] for i in range(n)]
    for i in range(n):
        p = max(range(i, n), key=lambda k: abs(A[k][i]))
        A[i], A[p] = A[p], A[i]
        for k in range(n):
            if k != i:
                f = A[k][i] / A[i][i]
                A[k] = [a - f * c for a, c in zip(A[k], A[i])]
    return [A[i][n] / A[i][i] for i in range(n)]
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    w_hat, losses, k = [0.0] * (len(X[0]) + 1), [], 0
    while True:
        L, gradient = loss_and_gradient(w_hat, X, y)
        losses.append(L / len(y))
        if k == steps:
            return w_hat, losses
        for i in range(len(w_hat)):
            w_hat[i] -= alpha * gradient[i] / len(y)
        k += 1
""",
    "step-limit": r"""
def largest_alpha(X):
    rows = [[1.0] + [float(x) for x in row] for row in X]
    v = [1.0 + 0.1 * i for i in range(len(rows[0]))]
    size = 1.0
    for _ in range(2000):
        scores = [sum(a * c for a, c in zip(row, v)) for row in rows]
        new = [sum(s * row[i] for s, row in zip(scores, rows)) / len(rows) for i in range(len(v))]
        size = sum(a * a for a in new) ** 0.5
        v = [a / size for a in new]
    return 2 / size
""",
    "standardising": r"""
def standardise(X):
    mean, std = [], []
    for i in range(X.shape[1]):
        column = [float(x) for x in X[:, i]]
        m = sum(column) / len(column)
        s = (sum((x - m) ** 2 for x in column) / len(column)) ** 0.5
        mean.append(m)
        std.append(s or 1.0)
    return mean, std
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    raw = [float(w_hat[0])]
    for i in range(len(mean)):
        w = float(w_hat[i + 1]) / float(std[i])
        raw.append(w)
        raw[0] -= w * float(mean[i])
    return raw
""",
    "distance": r"""
import math


def signed_distance(w, b, X):
    length = math.sqrt(sum(float(v) ** 2 for v in w))
    return [(sum(float(v) * float(x) for v, x in zip(w, row)) + b) / length for row in X]
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    L = 0
    for row, label in zip(X, y):
        score = label * (sum(v * x for v, x in zip(w, row)) + b)
        if score <= 0:
            L -= score
    return L
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    w = [float(v) for v in w]
    score = sum(v * float(c) for v, c in zip(w, x)) + b
    if y > 0 and score > 0 or y < 0 and score < 0:
        return w, b
    return [v + alpha * y * float(c) for v, c in zip(w, x)], b + alpha * y
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    updates, w = [], [float(v) for v in w]
    while len(updates) < max_passes and (not updates or updates[-1]):
        n = 0
        for j in range(len(y)):
            new_w, new_b = update_one(w, b, X[j], y[j], alpha)
            n += new_w != w or new_b != b
            w, b = new_w, new_b
        updates.append(n)
    return [w, b, updates]
""",
}
