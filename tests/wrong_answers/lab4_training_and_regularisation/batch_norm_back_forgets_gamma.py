"""γ is missing in front of the bracket."""

EDITS = [
    (
        "batch-norm-functions",
        "gamma / s * (dY",
        "1 / s * (dY",
    ),
]

LOSES = ["batch-norm-gradients"]
