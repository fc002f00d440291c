"""Deviations below 1 are taken for constant columns."""

EDITS = [
    (
        "standardising",
        "return mean, np.where(std == 0, 1.0, std)",
        "return mean, np.where(std < 1, 1.0, std)",
    ),
]

LOSES = ["standardise"]
