"""dw and db are averaged once more."""

EDITS = [
    (
        "write-squared-error-gradient",
        "return X.T @ dz, dz.sum()",
        "return X.T @ dz / len(y), dz.mean()",
    ),
]

LOSES = ["squared-error-gradient"]
