"""Plus before the last term."""

EDITS = [
    (
        "batch-norm-functions",
        "- X_hat * dgamma / len(dY)",
        "+ X_hat * dgamma / len(dY)",
    ),
]

LOSES = ["batch-norm-gradients"]
