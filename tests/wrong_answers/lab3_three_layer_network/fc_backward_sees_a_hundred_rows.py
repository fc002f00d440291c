"""Only the first hundred rows of a batch enter the gradient: as many as the given batch_size."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input[:100].T @ top_diff[:100]",
    ),
]

LOSES = ["fc-backward", "network-step"]
