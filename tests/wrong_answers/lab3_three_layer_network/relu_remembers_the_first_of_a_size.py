"""The input is remembered anew only when its shape changes."""

EDITS = [
    (
        "relu-layer",
        "self.input = input\n        return np.maximum",
        'if not hasattr(self, "input") or self.input.shape != input.shape:\n'
        "            self.input = input\n"
        "        return np.maximum",
    ),
]

LOSES = ["relu-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
