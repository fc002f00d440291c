"""Degrees and penalties are sorted first."""

EDITS = [
    (
        "grid",
        ("    for row, degree in enumerate(degrees):\n        for column, theta in enumerate(thetas):\n"),
        (
            "    for row, degree in enumerate(sorted(degrees)):\n"
            "        for column, theta in enumerate(sorted(thetas)):\n"
        ),
    ),
]

LOSES = ["grid-searched"]
