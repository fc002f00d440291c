"""β is taken to be 1."""

EDITS = [
    (
        "write-smooth-l1",
        "    e = y_hat",
        "    beta = 1\n    e = y_hat",
    ),
]

LOSES = ["smooth-l1"]
