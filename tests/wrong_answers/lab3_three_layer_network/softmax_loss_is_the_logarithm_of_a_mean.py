"""The mean is taken before the logarithm."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.log(np.mean(self.prob[rows, label]))",
    ),
]

LOSES = ["softmax-loss", "network-step"]
