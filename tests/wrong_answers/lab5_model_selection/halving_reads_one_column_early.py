"""The losses after r − 1 epochs decide."""

EDITS = [
    ("successive-halving", "key=lambda i, r=r: (losses[i, r], i)", "key=lambda i, r=r: (losses[i, r - 1], i)"),
]

LOSES = ["halving-played"]
