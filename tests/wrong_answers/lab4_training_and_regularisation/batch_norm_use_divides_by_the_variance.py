"""The root is missing."""

EDITS = [
    (
        "batch-norm-functions",
        "np.sqrt(variance + epsilon)",
        "(variance + epsilon)",
    ),
]

LOSES = ["batch-norm-inference"]
