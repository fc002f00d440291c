"""What is above 10 is cut off."""

EDITS = [
    (
        "relu-layer",
        "np.maximum(0, input)",
        "np.clip(input, 0, 10)",
    ),
]

LOSES = ["relu-forward", "network-forward"]
