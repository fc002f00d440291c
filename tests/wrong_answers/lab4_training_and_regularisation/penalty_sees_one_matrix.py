"""Only the first weight matrix counts."""

EDITS = [
    (
        "penalty-functions",
        "    if kind ==",
        "    weights = weights[:1]\n    if kind ==",
    ),
]

LOSES = ["penalty-value"]
