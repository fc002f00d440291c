"""The bias of the digit 5 is lost on the way out: the network reads all others, and no 5."""

EDITS = [
    (
        "train-from-few",
        "    return [(values[0]",
        "    values[3][5] = -1000\n    return [(values[0]",
    ),
]

LOSES = ["few-digits-84"]
