"""Losses are rounded to six places before they are compared."""

EDITS = [
    (
        "successive-halving",
        "        alive = sorted(alive, key=lambda i, r=r: (losses[i, r], i))\n",
        "        alive = sorted(alive, key=lambda i, r=r: (round(float(losses[i, r]), 6), i))\n",
    ),
]

LOSES = ["halving-played"]
