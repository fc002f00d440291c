"""The bias moves along the column sums of the weights' gradient."""

EDITS = [
    (
        "fully-connected-layer",
        "lr * self.d_bias",
        "lr * self.d_weight.sum(axis=0, keepdims=True)",
    ),
]

LOSES = ["fc-update", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
