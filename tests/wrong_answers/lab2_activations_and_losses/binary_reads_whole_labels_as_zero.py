"""Labels count only when they are float64: with integers or float32 every slope is that of class 0."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "- y) / len(z)",
        "- (y if y.dtype == float else 0)) / len(z)",
    ),
]

LOSES = ["binary-cross-entropy"]
