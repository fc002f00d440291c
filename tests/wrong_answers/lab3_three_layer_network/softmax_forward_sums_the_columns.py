"""The sum runs over the examples and not over the classes."""

EDITS = [
    (
        "softmax-loss-layer",
        "powers / powers.sum(axis=1, keepdims=True)",
        "powers / powers.sum(axis=0, keepdims=True)",
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
