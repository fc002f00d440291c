"""The derivative of ReLU is written as top_diff · max(0, x)."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * np.maximum(0, self.input)",
    ),
]

POINTS = 48
REPORT = "relu-backward"
