"""Only the first wrong row is found."""

EDITS = [
    (
        "write-find-wrong",
        "return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))]",
        "return [row for row in range(len(claims)) if worst[row] > 0.01 * np.max(np.abs(measured))][:1]",
    ),
]

LOSES = ["find-wrong"]
