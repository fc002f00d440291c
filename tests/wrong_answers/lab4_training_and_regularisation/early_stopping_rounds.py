"""Losses are compared after rounding to two digits."""

EDITS = [
    (
        "early-function",
        "if loss < losses[best] - min_delta:",
        "if round(loss, 2) < round(losses[best] - min_delta, 2):",
    ),
]

LOSES = ["early-keep", "early-stop"]
