"""Row i is taken for degree i + 1, whatever the list says."""

EDITS = [
    (
        "grid",
        "    for row, degree in enumerate(degrees):\n",
        "    for row, degree in enumerate(range(1, len(degrees) + 1)):\n",
    ),
]

LOSES = ["grid-searched"]
