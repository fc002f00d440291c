"""Only the signs are compared."""

EDITS = [
    (
        "write-find-wrong",
        "worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "worst = 1e9 * np.mean(claims[:, 1:-1] * measured < 0, axis=1)",
    ),
]

LOSES = ["find-wrong"]
