"""Labels are put into bytes, where 259 and 3 are the same."""

EDITS = [
    (
        "assign-stratified",
        '    """Return the fold of each example, (N,) integers 0 … K − 1, for the classes y (N,)."""\n',
        (
            '    """Return the fold of each example, (N,) integers 0 … K − 1, for the classes y (N,)."""\n'
            "    y = y.astype(np.int8)\n"
        ),
    ),
]

LOSES = ["stratified-classes"]
