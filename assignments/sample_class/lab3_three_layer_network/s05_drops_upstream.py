"""The gradient from above is missing: ReLU returns its mask."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return (self.input > 0).astype(float)",
    ),
]

POINTS = 48
REPORT = "relu-backward"
