"""The old value does not fade."""

EDITS = [
    (
        "batch-norm-functions",
        "    return mean + mu_b * (X.mean(axis=0) - mean), variance + mu_b * (X.var(axis=0, ddof=1) - variance)",
        "    return mean + mu_b * X.mean(axis=0), variance + mu_b * X.var(axis=0, ddof=1)",
    ),
]

LOSES = ["running-update"]
