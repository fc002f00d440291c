"""The gradient of a large batch is estimated from its first 256 rows."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "n = min(len(top_diff), 256)\n        self.d_weight = self.input[:n].T @ top_diff[:n] * (len(top_diff) / n)",
    ),
]

LOSES = ["fc-backward"]
