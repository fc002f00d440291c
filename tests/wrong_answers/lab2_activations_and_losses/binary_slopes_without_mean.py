"""The slopes are not divided by N."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "- y) / len(z)",
        "- y)",
    ),
]

LOSES = ["binary-cross-entropy"]
