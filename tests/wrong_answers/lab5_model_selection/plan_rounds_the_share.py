"""Each round's share of the budget is rounded to the nearest number first."""

EDITS = [
    (
        "successive-halving",
        "    return [(n, B // (n * len(counts))) for n in counts]\n",
        "    return [(n, round(B / len(counts)) // n) for n in counts]\n",
    ),
]

LOSES = ["halving-plan", "halving-played"]
