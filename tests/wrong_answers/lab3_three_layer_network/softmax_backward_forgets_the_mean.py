"""The gradient of the mean loss is not divided by N."""

EDITS = [
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "return self.prob - self.label_onehot",
    ),
]

LOSES = ["softmax-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
