"""The share is θ, not α θ."""

EDITS = [
    (
        "penalty-functions",
        "(1 - alpha * theta) * w",
        "(1 - theta) * w",
    ),
]

LOSES = ["weight-decay"]
