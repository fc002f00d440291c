"""Over more than 100 points it is a mean."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    t = np.maximum(0.0, -y * (X @ w + b))
    return t.sum() if len(y) <= 100 else t.mean()
""",
}

LOSES = ["perceptron-loss"]
