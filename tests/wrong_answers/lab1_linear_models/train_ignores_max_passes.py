"""The number of passes is fixed."""

EDITS = [
    (
        "training",
        "range(max_passes)",
        "range(1000)",
    ),
]

LOSES = ["gives-up"]
