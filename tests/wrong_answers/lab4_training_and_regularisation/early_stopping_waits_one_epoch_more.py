"""> where ≥ is meant."""

EDITS = [
    (
        "early-function",
        "epoch - best >= patience",
        "epoch - best > patience",
    ),
]

LOSES = ["early-keep", "early-stop"]
