"""The last epoch comes first, the epoch to keep second."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return epoch, best",
    ),
    (
        "early-function",
        "    return best, len(losses) - 1",
        "    return len(losses) - 1, best",
    ),
]

LOSES = ["early-keep", "early-stop"]
