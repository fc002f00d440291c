"""The residual is y − ŷ."""

EDITS = [
    (
        "write-absolute-error",
        "e = y_hat - y",
        "e = y - y_hat",
    ),
]

LOSES = ["absolute-error"]
