"""The derivative of ReLU is written as top_diff · max(0, x)."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * np.maximum(0, self.input)",
    ),
]

CELLS = {
    "equal-start": """(a) Every unit of fc1 has the same output and the same gradient, X^T dY, so
the columns stay equal.

(b) One a layer. More units only take longer.

(c) Only the bias of fc3: h2 = 0, so dW3 = 0, and W3 = 0 stops the gradient. Every image gets the shares of the
digits among the training images.""",
}

POINTS = 43
REPORT = "relu-backward"
