"""No example loses more than 8."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return np.mean(np.minimum(-np.log(self.prob[rows, label]), 8.0))",
    ),
]

LOSES = ["softmax-loss"]
