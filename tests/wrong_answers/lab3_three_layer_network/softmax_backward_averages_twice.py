"""The gradient of the mean loss is divided by N squared."""

EDITS = [
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "return (self.prob - self.label_onehot) / len(self.prob) / len(self.prob)",
    ),
]

LOSES = ["softmax-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
