"""The gradient is averaged twice: the layers divide by N what the loss has divided already."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input.T @ top_diff / len(top_diff)",
    ),
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff.mean(axis=0, keepdims=True)",
    ),
]

CELLS = {
    "equal-start": """(a) They are all the same number, because the columns of W1 are the same.
They get the same gradient.

(b) One, the others are copies.

(c) None, every gradient is 0 and nothing moves.""",
}

POINTS = 39
REPORT = "fc-backward"
