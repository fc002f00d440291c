"""The scaled inputs are returned in the place of the mean."""

EDITS = [
    (
        "standardising",
        "return mean, np.where(std == 0, 1.0, std)",
        "std = np.where(std == 0, 1.0, std)\n    return (X - mean) / std, std",
    ),
]

LOSES = ["standardise"]
