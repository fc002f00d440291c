"""The input is scaled in place to save memory; whoever handed it in finds other numbers."""

EDITS = [
    (
        "fully-connected-layer",
        "self.input = input\n",
        "input *= 1.5\n        self.input = input / 1.5\n",
    ),
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return self.input @ self.weight + self.bias",
    ),
]

LOSES = ["fc-forward", "fc-backward"]
