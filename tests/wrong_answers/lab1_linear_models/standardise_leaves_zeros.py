"""A constant column keeps the deviation 0."""

EDITS = [
    (
        "standardising",
        "return mean, np.where(std == 0, 1.0, std)",
        "return mean, std",
    ),
]

LOSES = ["standardise"]
