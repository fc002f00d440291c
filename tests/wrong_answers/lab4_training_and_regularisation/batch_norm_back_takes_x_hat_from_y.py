"""x̂ is computed back from Y, which divides by γ: it may be 0."""

EDITS = [
    (
        "batch-norm-functions",
        "return gamma * X_hat + beta, (X_hat, s, gamma)",
        "return gamma * X_hat + beta, (gamma * X_hat + beta, s, gamma, beta)",
    ),
    (
        "batch-norm-functions",
        "    X_hat, s, gamma = cache\n",
        "    Y, s, gamma, beta = cache\n    X_hat = (Y - beta) / gamma\n",
    ),
]

LOSES = ["batch-norm-gradients"]
