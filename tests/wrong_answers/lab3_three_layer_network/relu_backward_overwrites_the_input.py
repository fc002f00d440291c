"""The remembered input, which belongs to the layer below, is turned into the mask."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "mask = self.input\n        mask[mask > 0] = 1\n        mask[mask < 0] = 0\n        return top_diff * mask",
    ),
]

LOSES = ["relu-backward"]
