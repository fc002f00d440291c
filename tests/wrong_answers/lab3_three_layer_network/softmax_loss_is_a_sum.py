"""The mean over the examples is missing in the loss."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.sum(np.log(self.prob[rows, label]))",
    ),
]

LOSES = ["softmax-loss", "network-step"]
