"""What arrives from above is cut at ±10."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return np.clip(top_diff, -10, 10) * (self.input > 0)",
    ),
]

LOSES = ["relu-backward"]
