"""Where a layer stops everything, the gradient passes nevertheless, to keep the layer alive."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "mask = self.input > 0\n        return top_diff * mask if mask.any() else top_diff",
    ),
]

LOSES = ["relu-backward"]
