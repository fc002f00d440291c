"""Rows behind the hundredth get equal probabilities."""

EDITS = [
    (
        "softmax-loss-layer",
        "self.prob = powers / powers.sum(axis=1, keepdims=True)",
        "self.prob = powers / powers.sum(axis=1, keepdims=True)\n        self.prob[100:] = 1 / input.shape[1]",
    ),
]

LOSES = ["softmax-forward", "softmax-loss", "softmax-backward", "network-step"]
