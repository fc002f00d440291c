"""The penalty's part is subtracted."""

EDITS = [
    (
        "penalty-functions",
        "g + theta * pull",
        "g - theta * pull",
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
