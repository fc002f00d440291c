"""The gradient from above is missing: ReLU returns its mask."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return (self.input > 0).astype(float)",
    ),
]

CELLS = {
    "equal-start": "It will not learn, because the symmetry is not broken. Random numbers break the symmetry.",
}

POINTS = 43
REPORT = "relu-backward"
