"""Labels lose their sign: -3 and 3 are one class."""

EDITS = [
    (
        "assign-stratified",
        "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n",
        (
            "    y = abs(y)\n"
            "    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])\n"
        ),
    ),
]

LOSES = ["stratified-classes"]
