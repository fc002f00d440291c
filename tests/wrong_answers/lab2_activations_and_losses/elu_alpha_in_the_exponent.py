"""α stands in the exponent."""

EDITS = [
    (
        "write-elu",
        "alpha * (power - 1)",
        "np.exp(alpha * np.minimum(z, 0)) - 1",
    ),
]

LOSES = ["elu"]
