"""With fewer than two examples for each fold nothing is shuffled."""

EDITS = [
    (
        "assign-folds",
        '    """Return the fold of each example, (N,) integers 0 … K − 1."""\n',
        (
            '    """Return the fold of each example, (N,) integers 0 … K − 1."""\n'
            "    if N < 2 * K:\n"
            "        return np.arange(N) % K\n"
        ),
    ),
]

LOSES = ["k-folds"]
