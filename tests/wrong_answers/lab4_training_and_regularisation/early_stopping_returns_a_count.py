"""How many epochs were trained, not which was the last."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return best, epoch + 1",
    ),
    (
        "early-function",
        "    return best, len(losses) - 1",
        "    return best, len(losses)",
    ),
]

LOSES = ["early-stop"]
