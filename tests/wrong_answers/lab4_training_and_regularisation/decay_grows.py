"""The weights grow by their share."""

EDITS = [
    (
        "penalty-functions",
        "(1 - alpha * theta) * w",
        "(1 + alpha * theta) * w",
    ),
]

LOSES = ["weight-decay"]
