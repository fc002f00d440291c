"""Y − P: every step goes uphill."""

EDITS = [
    (
        "softmax-loss-layer",
        "(self.prob - self.label_onehot)",
        "(self.label_onehot - self.prob)",
    ),
]

LOSES = ["softmax-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
