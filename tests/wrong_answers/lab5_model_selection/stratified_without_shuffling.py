"""The pack is dealt in the order of the file."""

EDITS = [
    (
        "assign-stratified",
        ("    pack = np.concatenate([chance.permutation(np.flatnonzero(y == label)) for label in np.unique(y)])"),
        '    pack = np.argsort(y, kind="stable")',
    ),
]

LOSES = ["stratified-classes"]
