"""A millionth of what is negative goes through."""

EDITS = [
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.where(input > 0, input, 1e-6 * input)",
    ),
]

LOSES = ["relu-forward"]
