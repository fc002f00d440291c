"""A batch of a thousand or more is taken for an evaluation and not remembered."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        if len(input) < 1000:\n            self.input = input\n        return input @ self.weight + self.bias",
    ),
]

LOSES = ["fc-backward", "fc-update"]
