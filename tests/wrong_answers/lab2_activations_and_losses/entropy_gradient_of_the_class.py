"""The answer is rounded to a class before it is compared with the truth, as a perceptron does."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        "(0.5 + 0.5 * np.tanh(0.5 * (X @ w + b)) - y)",
        "((X @ w + b > 0) - y)",
    ),
]

LOSES = ["cross-entropy-gradient"]
