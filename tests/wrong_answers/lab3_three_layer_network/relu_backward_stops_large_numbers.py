"""The gradient also stops where the input is above ten thousand."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * (self.input > 0) * (self.input < 1e4)",
    ),
]

LOSES = ["relu-backward"]
