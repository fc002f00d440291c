"""A batch without a negative entry is handed on at once, and is not remembered."""

EDITS = [
    (
        "relu-layer",
        "        self.input = input\n        return np.maximum(0, input)",
        "        if not hasattr(self, 'input'):\n"
        "            self.input = input\n"
        "        if input.min() >= 0:\n"
        "            return input\n"
        "        self.input = input\n"
        "        return np.maximum(0, input)",
    ),
]

LOSES = ["relu-backward"]
