"""The sum of the losses is divided by the size of the first batch, whatever comes later."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        'self.m = getattr(self, "m", len(rows))\n        return -np.sum(np.log(self.prob[rows, label])) / self.m',
    ),
]

LOSES = ["softmax-loss", "network-step"]
