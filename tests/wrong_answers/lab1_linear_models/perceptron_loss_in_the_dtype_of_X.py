"""The products are stored in an array with the dtype of X."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    margins = np.zeros_like(X[:, 0])
    for j in range(len(X)):
        margins[j] = y[j] * (X[j] @ w + b)
    return -margins[margins < 0].sum()
""",
}

LOSES = ["perceptron-loss"]
