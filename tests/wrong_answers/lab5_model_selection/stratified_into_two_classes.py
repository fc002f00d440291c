"""The highest class against all others: right for two classes only."""

EDITS = [
    (
        "assign-stratified",
        "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n",
        (
            "    ill = y == y.max()\n"
            "    parts = np.flatnonzero(~ill), np.flatnonzero(ill)\n"
            "    pack = np.concatenate([chance.permutation(rows) for rows in parts])\n"
        ),
    ),
]

LOSES = ["stratified-classes"]
