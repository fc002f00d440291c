"""The list holds the right rows."""

EDITS = [
    (
        "write-find-wrong",
        "worst[row] > 0.01",
        "worst[row] <= 0.01",
    ),
]

LOSES = ["find-wrong"]
