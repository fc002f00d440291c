"""The loss is divided by the number of entries, not by the number of examples."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.mean(np.log(self.prob) * self.label_onehot)",
    ),
]

LOSES = ["softmax-loss", "network-step"]
