"""Patience is not looked at."""

EDITS = [
    (
        "early-function",
        "        elif epoch - best >= patience:\n            return best, epoch\n",
        "",
    ),
]

LOSES = ["early-keep", "early-stop"]
