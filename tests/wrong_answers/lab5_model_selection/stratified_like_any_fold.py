"""The classes are not looked at."""

EDITS = [
    (
        "assign-stratified",
        ("    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])"),
        "    pack = chance.permutation(len(y))",
    ),
]

LOSES = ["stratified-classes"]
