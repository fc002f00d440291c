"""γ s where γ / s is meant."""

EDITS = [
    (
        "batch-norm-functions",
        "gamma / s * (dY",
        "gamma * s * (dY",
    ),
]

LOSES = ["batch-norm-gradients"]
