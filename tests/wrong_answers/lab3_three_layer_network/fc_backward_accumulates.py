"""Gradients are added to those of the batch before; they are never cleared."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        'self.d_weight = getattr(self, "d_weight", 0.0) + self.input.T @ top_diff',
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
