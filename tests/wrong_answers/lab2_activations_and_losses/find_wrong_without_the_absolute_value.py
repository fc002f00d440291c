"""The differences keep their signs: a claim that lies below the slopes is never wrong."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.max(claims[:, 1:-1] - measured, axis=1)",
    ),
]

LOSES = ["find-wrong"]
