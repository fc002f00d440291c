"""Labels are taken modulo 10."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.label_onehot = np.zeros_like(self.prob)",
        "label = label % 10\n        self.label_onehot = np.zeros_like(self.prob)",
    ),
]

LOSES = ["softmax-loss", "softmax-backward"]
