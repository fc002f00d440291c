"""The old mean and variance are moved where they stand."""

EDITS = [
    (
        "batch-norm-functions",
        "    return mean + mu_b * (X.mean(axis=0) - mean), variance + mu_b * (X.var(axis=0, ddof=1) - variance)",
        "    mean += mu_b * (X.mean(axis=0) - mean)\n"
        "    variance += mu_b * (X.var(axis=0, ddof=1) - variance)\n"
        "    return mean, variance",
    )
]
LOSES = ["running-update"]
