"""Half of the largest slope is tolerated."""

EDITS = [
    (
        "write-find-wrong",
        "0.01 * np.max",
        "0.5 * np.max",
    ),
]

LOSES = ["find-wrong"]
