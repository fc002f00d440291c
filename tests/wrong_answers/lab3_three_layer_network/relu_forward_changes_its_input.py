"""The zeros are written into the array that was handed in."""

EDITS = [
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.maximum(0, input, out=input)",
    ),
]

LOSES = ["relu-forward"]
