"""backward turns the remembered probabilities into the gradient, in place."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.label_onehot = np.zeros_like(self.prob)",
        "self.y = label\n        self.label_onehot = None",
    ),
    (
        "softmax-loss-layer",
        "self.label_onehot[rows, label] = 1.0",
        "pass",
    ),
    (
        "softmax-loss-layer",
        "return (self.prob - self.label_onehot) / len(self.prob)",
        "dx = self.prob\n        dx[np.arange(len(dx)), self.y] -= 1\n        dx /= len(dx)\n        return dx",
    ),
]
