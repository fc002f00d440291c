"""The losses after all epochs decide: nobody has paid for them."""

EDITS = [
    ("successive-halving", "key=lambda i, r=r: (losses[i, r], i)", "key=lambda i, r=-1: (losses[i, r], i)"),
]

LOSES = ["halving-played"]
