"""What the weights lose is returned, not what is left."""

EDITS = [
    (
        "penalty-functions",
        "(1 - alpha * theta) * w",
        "alpha * theta * w",
    ),
]

LOSES = ["weight-decay"]
