"""Every tenth point is compared, to save time."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.max(np.abs(claims[:, 1:-1] - measured)[:, ::10], axis=1)",
    ),
]

LOSES = ["find-wrong"]
