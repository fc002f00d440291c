"""The share is α, not α θ."""

EDITS = [
    (
        "penalty-functions",
        "(1 - alpha * theta) * w",
        "(1 - alpha) * w",
    ),
]

LOSES = ["weight-decay"]
