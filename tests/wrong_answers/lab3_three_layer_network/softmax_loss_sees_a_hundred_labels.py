"""Only the first hundred labels of a batch count."""

EDITS = [
    (
        "softmax-loss-layer",
        "rows = np.arange(len(label))",
        "label = label[:100]\n        rows = np.arange(len(label))",
    ),
]

LOSES = ["softmax-loss", "softmax-backward", "network-step"]
