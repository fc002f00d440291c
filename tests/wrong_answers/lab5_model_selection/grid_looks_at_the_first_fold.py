"""Only fold 0 is looked at."""

EDITS = [
    (
        "grid",
        "np.mean(cross_validate(powers(x, degree), y, fold, theta))",
        "cross_validate(powers(x, degree), y, fold, theta)[0]",
    ),
]

LOSES = ["grid-searched"]
