"""The tolerance is a share of the largest value of f, not of its largest slope."""

EDITS = [
    (
        "write-find-wrong",
        "0.01 * np.max(np.abs(measured))",
        "0.01 * np.max(np.abs(f))",
    ),
]

LOSES = ["find-wrong"]
