"""Only points with the label −1 are looked at."""

EDITS = [
    (
        "perceptron-sum",
        "return np.maximum(0.0, -y * (X @ w + b)).sum()",
        "return np.maximum(0.0, (X @ w + b)[y < 0]).sum()",
    ),
]

LOSES = ["perceptron-loss"]
