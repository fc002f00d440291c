"""Outputs are rounded to six decimals."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        self.input = input\n        return np.round(input @ self.weight + self.bias, 6)",
    ),
]

LOSES = ["fc-forward", "network-step"]
