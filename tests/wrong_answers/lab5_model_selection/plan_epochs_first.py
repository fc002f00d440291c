"""A pair names the epochs first."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]\n",
        "    return [(B // (n * len(counts)), n) for n in counts]\n",
    ),
]

LOSES = ["halving-plan", "halving-played"]
