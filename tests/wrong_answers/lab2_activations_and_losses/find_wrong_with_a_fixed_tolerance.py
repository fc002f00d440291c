"""The tolerance is 0.01, whatever the size of the slopes."""

EDITS = [
    (
        "write-find-wrong",
        "worst[row] > 0.01 * np.max(np.abs(measured))",
        "worst[row] > 0.01",
    ),
]

LOSES = ["find-wrong"]
