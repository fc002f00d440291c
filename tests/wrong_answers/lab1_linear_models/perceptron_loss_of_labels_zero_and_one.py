"""Labels are compared with answers of 0 and 1: every point with y = −1 counts as wrong."""

CELLS = {
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    score = X @ w + b
    wrong = (score > 0).astype(int) != y
    return np.abs(score[wrong]).sum()
""",
}

LOSES = ["perceptron-loss"]
