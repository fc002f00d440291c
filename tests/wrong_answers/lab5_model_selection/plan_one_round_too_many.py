"""A last round trains the winner alone."""

EDITS = [
    ("successive-halving", "    while counts[-1] > 2:", "    while counts[-1] > 1:"),
]

LOSES = ["halving-plan", "halving-played"]
