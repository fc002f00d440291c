"""The gradients are divided by N once more, although the loss already took the mean."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input.T @ top_diff / len(top_diff)",
    ),
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True) / len(top_diff)",
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
