"""The budget is divided by T, not by T + 1."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]",
        "    return [(n, B // (n * max(len(counts) - 1, 1))) for n in counts]",
    ),
]

LOSES = ["halving-plan", "halving-played"]
