"""A unit with variance 0 is divided by 0."""

EDITS = [
    (
        "batch-norm-functions",
        "np.sqrt(variance + epsilon)",
        "np.sqrt(variance)",
    ),
]

LOSES = ["batch-norm-inference"]
