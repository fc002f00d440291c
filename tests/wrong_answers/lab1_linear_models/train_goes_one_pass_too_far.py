"""One pass more than max_passes."""

EDITS = [
    (
        "training",
        "range(max_passes)",
        "range(max_passes + 1)",
    ),
]

LOSES = ["gives-up"]
