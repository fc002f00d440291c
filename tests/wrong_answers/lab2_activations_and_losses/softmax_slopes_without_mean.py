"""The slopes are not divided by N."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "(powers / total - Y) / len(Z)",
        "powers / total - Y",
    ),
]

LOSES = ["softmax-cross-entropy"]
