"""max(αz, z) is another function as soon as α is larger than 1."""

EDITS = [
    (
        "write-prelu",
        "np.where(z > 0, z, alpha * z)",
        "np.maximum(alpha * z, z)",
    ),
]

LOSES = ["prelu"]
