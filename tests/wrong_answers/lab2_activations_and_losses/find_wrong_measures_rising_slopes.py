"""The tolerance is a share of the largest slope, whose sign stays: a falling function gets none."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(measured))]",
        "np.max(measured)]",
    ),
]

LOSES = ["find-wrong"]
