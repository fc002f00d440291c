"""Differences are averaged with their signs, and cancel."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.abs(np.mean(claims[:, 1:-1] - measured, axis=1))",
    ),
]

LOSES = ["find-wrong"]
