"""The last round is missing: T is taken for the number of rounds."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]",
        ("    counts = counts[:-1] or counts\n    return [(n, B // (n * len(counts))) for n in counts]"),
    ),
]

LOSES = ["halving-plan", "halving-played"]
