"""Half of an odd number is rounded down."""

EDITS = [
    ("successive-halving", "(counts[-1] + 1) // 2", "counts[-1] // 2"),
    ("successive-halving", "    while counts[-1] > 2:", "    while counts[-1] > 3:"),
]

LOSES = ["halving-plan", "halving-played"]
