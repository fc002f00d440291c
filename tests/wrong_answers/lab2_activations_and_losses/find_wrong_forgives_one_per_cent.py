"""The worst hundredth of the points is forgiven."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.percentile(np.abs(claims[:, 1:-1] - measured), 99, axis=1)",
    ),
]

LOSES = ["find-wrong"]
