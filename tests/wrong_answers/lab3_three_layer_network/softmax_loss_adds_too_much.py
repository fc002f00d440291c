"""Four millionths inside the logarithm: too much for a rare class."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.mean(np.log(self.prob[rows, label] + 4e-6))",
    ),
]

LOSES = ["softmax-loss"]
