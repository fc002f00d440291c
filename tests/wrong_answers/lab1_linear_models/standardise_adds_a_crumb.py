"""A crumb is added to every deviation: a constant column is blown up."""

EDITS = [
    (
        "standardising",
        "return mean, np.where(std == 0, 1.0, std)",
        "return mean, std + 1e-8",
    ),
]

LOSES = ["standardise"]
