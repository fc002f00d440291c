"""prob[:, label] takes the columns of all labels for every row."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.mean(np.log(self.prob[:, label]))",
    ),
]

LOSES = ["softmax-loss", "network-step"]
