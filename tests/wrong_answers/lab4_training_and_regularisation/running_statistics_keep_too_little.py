"""μ_b is taken for the share of the old mean."""

EDITS = [
    (
        "batch-norm-functions",
        "    return mean + mu_b * (X.mean(axis=0) - mean), variance + mu_b * (X.var(axis=0, ddof=1) - variance)",
        "    return mu_b * mean + (1 - mu_b) * X.mean(axis=0), mu_b * variance + (1 - mu_b) * X.var(axis=0, ddof=1)",
    ),
]

LOSES = ["running-update"]
