"""The gradient of the weights adds up the inputs; what arrives from above is missing."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input.T @ np.ones_like(top_diff)",
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
