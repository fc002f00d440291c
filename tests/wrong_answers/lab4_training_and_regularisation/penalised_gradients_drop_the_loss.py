"""Only the penalty's part is left."""

EDITS = [
    (
        "penalty-functions",
        "g + theta * pull(params[name])",
        "theta * pull(params[name])",
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
