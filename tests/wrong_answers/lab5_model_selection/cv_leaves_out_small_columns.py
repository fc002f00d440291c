"""Columns with a spread below a thousandth are left out."""

EDITS = [
    (
        "cross-validate",
        '    """Return the error (K,) of ridge regression on each fold, standardised without leakage."""\n',
        (
            '    """Return the error (K,) of ridge regression on each fold, standardised without leakage."""\n'
            "    X = X[:, X.std(axis=0) > 1e-3]\n"
        ),
    ),
]

LOSES = ["cross-validated"]
