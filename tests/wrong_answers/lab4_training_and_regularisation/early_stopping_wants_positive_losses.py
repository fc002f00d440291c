"""A loss below 0 is never taken for better."""

EDITS = [
    (
        "early-function",
        "if loss < losses[best] - min_delta:",
        "if 0 < loss < losses[best] - min_delta:",
    ),
]

LOSES = ["early-keep", "early-stop"]
