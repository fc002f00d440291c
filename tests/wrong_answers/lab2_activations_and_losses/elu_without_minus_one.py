"""α e^z on the left: the value jumps at 0."""

EDITS = [
    (
        "write-elu",
        "alpha * (power - 1)",
        "alpha * power",
    ),
]

LOSES = ["elu", "large-inputs"]
