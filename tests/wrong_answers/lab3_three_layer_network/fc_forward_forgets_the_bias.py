"""The output is X W; the bias is learned but never added."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return input @ self.weight",
    ),
]

LOSES = ["fc-forward", "network-forward", "network-step"]
