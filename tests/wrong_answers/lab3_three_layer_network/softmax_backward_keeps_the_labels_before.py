"""The one-hot rows are made once for each shape and never cleared."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.label_onehot = np.zeros_like(self.prob)",
        'if getattr(self, "label_onehot", np.empty(0)).shape != self.prob.shape:\n'
        "            self.label_onehot = np.zeros_like(self.prob)",
    ),
]

LOSES = ["softmax-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
