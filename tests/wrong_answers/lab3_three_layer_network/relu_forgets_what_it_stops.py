"""A batch without a positive entry gets its zeros at once, and is not remembered."""

EDITS = [
    (
        "relu-layer",
        "        self.input = input\n        return np.maximum(0, input)",
        "        if input.max() <= 0:\n"
        "            return np.zeros_like(input)\n"
        "        self.input = input\n"
        "        return np.maximum(0, input)",
    ),
]

LOSES = ["relu-backward"]
