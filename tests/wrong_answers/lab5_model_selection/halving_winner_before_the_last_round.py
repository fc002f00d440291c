"""The winner is who was ahead before the last round."""

EDITS = [
    ("successive-halving", "    return rounds, alive[0]", "    return rounds, rounds[-1][0]"),
]

LOSES = ["halving-played"]
