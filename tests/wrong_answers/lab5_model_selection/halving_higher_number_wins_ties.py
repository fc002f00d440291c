"""Of equal losses the higher number goes first."""

EDITS = [
    ("successive-halving", "key=lambda i, r=r: (losses[i, r], i)", "key=lambda i, r=r: (losses[i, r], -i)"),
]

LOSES = ["halving-played"]
