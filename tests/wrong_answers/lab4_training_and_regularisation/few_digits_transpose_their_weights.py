"""Weights are returned as (out, in)."""

EDITS = [
    (
        "train-from-few",
        "    return [(values[0], values[1]), (values[2], values[3])]",
        "    return [(values[0].T, values[1]), (values[2].T, values[3])]",
    ),
]

LOSES = ["few-digits-78", "few-digits-82"]
