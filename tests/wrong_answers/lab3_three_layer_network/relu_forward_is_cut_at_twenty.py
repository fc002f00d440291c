"""What is above 20 is cut off."""

EDITS = [
    (
        "relu-layer",
        "np.maximum(0, input)",
        "np.clip(input, 0, 20)",
    ),
]

LOSES = ["relu-forward", "network-forward"]
