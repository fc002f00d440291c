"""Outputs are cut at ±10 000, so that nothing overflows later."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        self.input = input\n        return np.clip(input @ self.weight + self.bias, -10000, 10000)",
    ),
]

LOSES = ["fc-forward"]
