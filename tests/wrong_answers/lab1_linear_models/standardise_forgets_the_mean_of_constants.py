"""A constant column gets the mean 0 as well."""

EDITS = [
    (
        "standardising",
        "return mean, np.where(std == 0, 1.0, std)",
        "return np.where(std == 0, 0.0, mean), np.where(std == 0, 1.0, std)",
    ),
]

LOSES = ["standardise"]
