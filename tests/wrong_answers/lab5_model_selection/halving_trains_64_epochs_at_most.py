"""No training is longer than 64 epochs."""

EDITS = [
    (
        "successive-halving",
        "        rounds.append(alive)\n",
        ("        rounds.append(alive)\n        r = min(r, 64)\n"),
    ),
]

LOSES = ["halving-played"]
