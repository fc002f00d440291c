"""Recursion in the place of loops, conditional expressions, deques and generators."""

CELLS = {
    "descent": r"""
from collections import deque


def descend(X, y, alpha, steps):
    def walk(w_hat, left):
        L, slope = loss_and_gradient(w_hat, X, y)
        if not left:
            return w_hat, deque([L / len(y)])
        end, losses = walk(w_hat - alpha / len(y) * slope, left - 1)
        losses.appendleft(L / len(y))
        return end, losses

    end, losses = walk(np.zeros(1 + len(X.T)), steps)
    return end, list(losses)
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    return (w, b) if (score := w @ x + b) and np.sign(score) == np.sign(y) else (w + alpha * y * x, b + alpha * y)
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    def one_pass(w, b):
        count = 0
        for row, label in zip(X, y):
            moved = update_one(w, b, row, label, alpha)
            count += moved[0] is not w
            w, b = moved
        return w, b, count

    w, b, count = one_pass(w, b)
    if count == 0 or max_passes == 1:
        return w, b, [count]
    w, b, counts = train_perceptron(w, b, X, y, alpha, max_passes - 1)
    return w, b, [count, *counts]
""",
}
