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

POINTS = 43
REPORT = "fc-backward"
