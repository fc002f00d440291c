"""One sum over all rows, so that no row adds up to 1."""

EDITS = [
    (
        "softmax-loss-layer",
        "powers / powers.sum(axis=1, keepdims=True)",
        "powers / powers.sum()",
    ),
]

LOSES = [
    "softmax-forward",
    "softmax-loss",
    "softmax-backward",
    "network-forward",
    "network-step",
    "accuracy-92",
    "accuracy-95",
    "own-network-98",
]
