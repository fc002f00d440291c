"""db is left as one number an example."""

EDITS = [
    (
        "write-squared-error-gradient",
        "return X.T @ dz, dz.sum()",
        "return X.T @ dz, dz",
    ),
]

LOSES = ["squared-error-gradient"]
