"""The highest losses go on."""

EDITS = [
    ("successive-halving", "key=lambda i, r=r: (losses[i, r], i)", "key=lambda i, r=r: (-losses[i, r], i)"),
]

LOSES = ["halving-played"]
