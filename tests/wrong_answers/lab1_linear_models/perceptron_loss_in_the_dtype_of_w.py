"""X takes the dtype of w, and whole weights cut its fractions."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return np.maximum(0.0, -y * (X.astype(w.dtype) @ w + b)).sum()
""",
}

LOSES = ["perceptron-loss"]
