"""The loss is rounded to five decimals, which is more than train prints."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return round(float(-np.mean(np.log(self.prob[rows, label]))), 5)",
    ),
]

LOSES = ["softmax-loss"]
