"""Each round may spend the whole budget."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]",
        "    return [(n, B // n) for n in counts]",
    ),
]

LOSES = ["halving-plan", "halving-played"]
