"""Only the weights move."""

EDITS = [
    (
        "fully-connected-layer",
        "self.bias = self.bias - lr * self.d_bias",
        "pass",
    ),
]

LOSES = ["fc-update", "network-step"]
