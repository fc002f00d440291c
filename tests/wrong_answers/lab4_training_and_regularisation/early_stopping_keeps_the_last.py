"""The epoch to keep is the last one."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return epoch, epoch",
    ),
    (
        "early-function",
        "    return best, len(losses) - 1",
        "    return len(losses) - 1, len(losses) - 1",
    ),
]

LOSES = ["early-keep"]
