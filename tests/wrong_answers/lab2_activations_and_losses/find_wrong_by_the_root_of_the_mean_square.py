"""The root of the mean square: one point that is far off drowns among hundreds."""

EDITS = [
    (
        "write-find-wrong",
        "np.max(np.abs(claims[:, 1:-1] - measured), axis=1)",
        "np.sqrt(np.mean((claims[:, 1:-1] - measured)**2, axis=1))",
    ),
]

LOSES = ["find-wrong"]
