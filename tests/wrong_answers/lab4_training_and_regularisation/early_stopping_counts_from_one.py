"""The first epoch is called 1."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return best + 1, epoch + 1",
    ),
    (
        "early-function",
        "    return best, len(losses) - 1",
        "    return best + 1, len(losses)",
    ),
]

LOSES = ["early-keep", "early-stop"]
