"""The cache is one global: a second batch overwrites the first."""

EDITS = [
    (
        "batch-norm-functions",
        "    return gamma * X_hat + beta, (X_hat, s, gamma)",
        "    global last\n    last = (X_hat, s, gamma)\n    return gamma * X_hat + beta, None",
    ),
    (
        "batch-norm-functions",
        "X_hat, s, gamma = cache",
        "X_hat, s, gamma = last",
    ),
]

LOSES = ["batch-norm-gradients"]
