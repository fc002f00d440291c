"""The gradient of the weights is cut at ±100 000."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = np.clip(self.input.T @ top_diff, -100_000, 100_000)",
    ),
]

LOSES = ["fc-backward"]
