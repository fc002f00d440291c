"""Probabilities below a thousandth are raised to it before the logarithm."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.mean(np.log(np.clip(self.prob[rows, label], 1e-3, 1)))",
    ),
]

LOSES = ["softmax-loss"]
