"""Only the first 784 inputs are used: as many as an image has pixels."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        self.input = input\n        return input[:, :784] @ self.weight[:784] + self.bias",
    ),
]

LOSES = ["fc-forward"]
