"""Entries of the gradient below a hundred-thousandth become 0."""

EDITS = [
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "d = (self.prob - self.label_onehot) / len(self.prob)\n        return np.where(np.abs(d) < 1e-5, 0, d)",
    ),
]

LOSES = ["softmax-backward"]
