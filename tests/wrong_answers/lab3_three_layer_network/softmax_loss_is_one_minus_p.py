"""1 − p in the place of −ln p."""

EDITS = [
    (
        "softmax-loss-layer",
        "-np.mean(np.log(self.prob[rows, label]))",
        "1 - np.mean(self.prob[rows, label])",
    ),
]

LOSES = ["network-step", "softmax-loss"]
