"""No point costs more than 1000."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    m = y * (X @ w + b)
    return np.clip(-m, 0, 1000).sum()
""",
}

LOSES = ["perceptron-loss"]
