"""The winner comes first."""

EDITS = [
    (
        "successive-halving",
        "    return rounds, alive[0]",
        "    return alive[0], rounds",
    ),
]

LOSES = ["halving-played"]
