"""The hills are so narrow that most houses lie on none."""

EDITS = [
    (
        "own-features",
        "/ 12.5)",
        "/ 0.125)",
    ),
]

LOSES = ["features-13", "features-6"]
