"""The batch size 100 of the training is written into the layer."""

EDITS = [
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "return (self.prob - self.label_onehot) / 100",
    ),
]

LOSES = ["softmax-backward", "network-step"]
