"""The hills are so narrow that most houses lie on none."""

EDITS = [
    (
        "own-features",
        "d / 3.5",
        "d / 0.35",
    ),
]

LOSES = ["features-13", "features-6"]
