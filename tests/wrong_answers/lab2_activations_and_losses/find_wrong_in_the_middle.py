"""Only the middle of the table is looked at."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.abs(claims[:, 1:-1] - measured)[:, len(measured) // 2]",
    ),
]

LOSES = ["find-wrong"]
