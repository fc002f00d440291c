"""The errors of the folds are added up."""

EDITS = [
    (
        "grid",
        "np.mean(cross_validate(powers(x, degree), y, fold, theta))",
        "np.sum(cross_validate(powers(x, degree), y, fold, theta))",
    ),
]

LOSES = ["grid-searched"]
