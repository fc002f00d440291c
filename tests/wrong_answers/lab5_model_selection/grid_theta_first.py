"""The best setting names θ first."""

EDITS = [
    (
        "grid",
        "    return (degrees[row], thetas[column]), table",
        "    return (thetas[column], degrees[row]), table",
    ),
]

LOSES = ["grid-searched"]
