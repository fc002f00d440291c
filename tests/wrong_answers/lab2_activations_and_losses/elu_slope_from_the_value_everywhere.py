"""h + α is the slope on the left; it is used on the right as well."""

EDITS = [
    (
        "write-elu",
        "np.where(z > 0, 1.0, alpha * power)",
        "h + alpha",
    ),
]

LOSES = ["elu", "large-inputs"]
