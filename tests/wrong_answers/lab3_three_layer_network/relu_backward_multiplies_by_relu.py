"""The derivative of max(0, x) is taken to be max(0, x)."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * np.maximum(0, self.input)",
    ),
]

LOSES = ["relu-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
