"""Epochs of earlier rounds are counted in, although every round trains anew."""

EDITS = [
    (
        "successive-halving",
        "    for n, r in plan:\n",
        (
            "    spent = 0\n"
            "    for n, r in plan:\n"
            "        spent = min(r + spent, losses.shape[1] - 1)\n"
            "        r = spent\n"
        ),
    ),
]

LOSES = ["halving-played"]
