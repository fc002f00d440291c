"""The residual is y − ŷ: the slopes have the wrong sign."""

EDITS = [
    (
        "write-squared-error",
        "e = y_hat - y",
        "e = y - y_hat",
    ),
]

LOSES = ["squared-error"]
