"""The labels are set to 0 after use, and with them the digits of the training data."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.label_onehot = np.zeros_like(self.prob)",
        "label *= 1\n        label += 0\n        self.label_onehot = np.zeros_like(self.prob)",
    ),
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "loss = -np.mean(np.log(self.prob[rows, label]))\n        label *= 0\n        return loss",
    ),
]

LOSES = ["softmax-loss", "accuracy-92", "accuracy-95"]
