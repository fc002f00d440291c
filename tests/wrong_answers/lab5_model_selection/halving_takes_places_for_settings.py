"""The places among those that are left are taken for their numbers."""

EDITS = [
    (
        "successive-halving",
        "        alive = sorted(alive, key=lambda i, r=r: (losses[i, r], i))\n",
        "        alive = np.argsort(losses[alive, r], kind='stable').tolist()\n",
    ),
]

LOSES = ["halving-played"]
