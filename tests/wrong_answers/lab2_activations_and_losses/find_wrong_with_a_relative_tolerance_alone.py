"""Each difference is judged by the slope at its own place, to seven digits: the table's own error counts."""

EDITS = [
    (
        "write-find-wrong",
        "worst = np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "worst = 1e9 * ~np.array([np.allclose(claim[1:-1], measured, rtol=1e-7, atol=0) for claim in claims])",
    ),
]

LOSES = ["find-wrong"]
