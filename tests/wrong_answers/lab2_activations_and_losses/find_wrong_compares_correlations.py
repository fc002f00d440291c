"""Claims that rise and fall with the slopes are called right, whatever their size."""

EDITS = [
    (
        "write-find-wrong",
        "worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "worst = 1e9 * (np.array([np.corrcoef(claim[1:-1], measured)[0, 1] for claim in claims]) < 0.9999)",
    ),
]

LOSES = ["find-wrong"]
