"""≤ where < is meant."""

EDITS = [
    (
        "early-function",
        "loss < losses[best] - min_delta",
        "epoch and loss <= losses[best] - min_delta",
    ),
]

LOSES = ["early-keep", "early-stop"]
