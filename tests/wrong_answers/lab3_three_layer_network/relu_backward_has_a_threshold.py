"""The gradient passes where the input is above a tiny number in place of 0."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * (self.input > 1e-8)",
    ),
]

LOSES = ["relu-backward"]
