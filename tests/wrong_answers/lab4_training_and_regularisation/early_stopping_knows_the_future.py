"""The epoch to keep is the lowest of the whole list."""

EDITS = [
    (
        "early-function",
        "            return best, epoch",
        "            return int(np.nanargmin(losses)), epoch",
    ),
]

LOSES = ["early-keep"]
