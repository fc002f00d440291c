"""Of equal losses the one that was ahead before goes first."""

EDITS = [
    ("successive-halving", "key=lambda i, r=r: (losses[i, r], i)", "key=lambda i, r=r: losses[i, r]"),
]

LOSES = ["halving-played"]
