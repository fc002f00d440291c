"""Stops one epoch too soon."""

EDITS = [
    (
        "early-function",
        "epoch - best >= patience",
        "epoch - best >= max(patience - 1, 1)",
    ),
]

LOSES = ["early-keep", "early-stop"]
