"""Negative entries change their sign where they should become 0."""

EDITS = [
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.abs(input)",
    ),
]

LOSES = ["relu-forward", "network-forward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
