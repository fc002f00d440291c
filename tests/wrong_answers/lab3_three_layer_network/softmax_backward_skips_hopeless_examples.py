"""Examples whose true class has a probability of 0 send no gradient back."""

EDITS = [
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "d = (self.prob - self.label_onehot) / len(self.prob)\n"
        "        d[(self.prob * self.label_onehot).sum(axis=1) < 1e-7] = 0\n"
        "        return d",
    ),
]

LOSES = ["softmax-backward"]
