"""Who goes on is listed, not who was trained."""

EDITS = [
    ("successive-halving", "        rounds.append(alive)\n", ""),
    (
        "successive-halving",
        "    return rounds, alive[0]",
        ("        rounds.append(alive[: (n + 1) // 2])\n    return rounds, alive[0]"),
    ),
]

LOSES = ["halving-played"]
