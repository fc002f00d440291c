"""The one-hot rows are as wide as the largest label says."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.label_onehot = np.zeros_like(self.prob)",
        "self.label_onehot = np.zeros((len(self.prob), label.max() + 1))",
    ),
]

LOSES = ["softmax-backward", "network-step"]
