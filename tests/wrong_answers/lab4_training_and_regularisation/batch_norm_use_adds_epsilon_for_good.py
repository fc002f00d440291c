"""ε is added to the running variance itself, which grows with every image that is read."""

EDITS = [
    (
        "batch-norm-functions",
        "    return gamma * (X - mean) / np.sqrt(variance + epsilon) + beta",
        "    variance += epsilon\n    return gamma * (X - mean) / np.sqrt(variance) + beta",
    )
]
LOSES = ["batch-norm-inference"]
