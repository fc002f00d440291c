"""Epochs are rounded up, which costs more than the budget."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]",
        "    return [(n, -(-B // (n * len(counts)))) for n in counts]",
    ),
]

LOSES = ["halving-plan", "halving-played"]
