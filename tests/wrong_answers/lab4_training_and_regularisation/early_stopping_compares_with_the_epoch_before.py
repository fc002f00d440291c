"""Better than the epoch before is taken for better than the best."""

EDITS = [
    (
        "early-function",
        "        if loss < losses[best] - min_delta:",
        "        if epoch and loss < losses[epoch - 1] - min_delta:",
    ),
]

LOSES = ["early-keep", "early-stop"]
