"""The gradient also passes where the input was negative."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff.copy()",
    ),
]

LOSES = ["relu-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
