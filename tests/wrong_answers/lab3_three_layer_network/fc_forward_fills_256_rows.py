"""Only the first 256 rows of the output are filled, the others stay 0."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        self.input = input\n"
        "        Y = np.zeros((len(input), self.num_output), input.dtype)\n"
        "        Y[:256] = input[:256] @ self.weight + self.bias\n"
        "        return Y",
    ),
]

LOSES = ["fc-forward"]
