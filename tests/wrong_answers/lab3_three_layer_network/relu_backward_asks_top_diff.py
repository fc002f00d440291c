"""The sign of the arriving gradient decides, not the sign of the input."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * (top_diff > 0)",
    ),
]

LOSES = ["relu-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
