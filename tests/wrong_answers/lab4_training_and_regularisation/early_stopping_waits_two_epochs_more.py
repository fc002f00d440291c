"""The count of bad epochs starts at −2 each time."""

EDITS = [
    (
        "early-function",
        "epoch - best >= patience",
        "epoch - best - 2 >= patience",
    ),
]

LOSES = ["early-keep", "early-stop"]
