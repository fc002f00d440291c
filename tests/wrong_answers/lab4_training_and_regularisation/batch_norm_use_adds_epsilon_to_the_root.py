"""ε stands outside of the root."""

EDITS = [
    (
        "batch-norm-functions",
        "np.sqrt(variance + epsilon)",
        "(np.sqrt(variance) + epsilon)",
    ),
]

LOSES = ["batch-norm-inference"]
