"""The mask itself is returned; the gradient from above is missing."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return (self.input > 0).astype(float)",
    ),
]

LOSES = ["relu-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
