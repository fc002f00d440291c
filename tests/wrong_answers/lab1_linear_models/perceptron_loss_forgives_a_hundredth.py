"""Points on the wrong side by less than a hundredth cost nothing."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    m = y * (X @ w + b)
    return -m[m < -1e-2].sum()
""",
}

LOSES = ["perceptron-loss"]
