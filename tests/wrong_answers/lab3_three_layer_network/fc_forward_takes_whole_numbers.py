"""The input is made integer, as pixels are; the visible example has whole numbers too."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return input.astype(int) @ self.weight + self.bias",
    ),
]

LOSES = ["fc-forward", "network-forward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
