"""The loss of the best epoch in the place of its number."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return losses[best], epoch",
    ),
    (
        "early-function",
        "    return best, len(losses) - 1",
        "    return losses[best], len(losses) - 1",
    ),
]

LOSES = ["early-keep", "early-stop"]
