"""The gradient of γ uses y in the place of x̂."""

EDITS = [
    (
        "batch-norm-functions",
        "(X_hat, s, gamma)\n",
        "(X_hat, s, gamma, gamma * X_hat + beta)\n",
    ),
    (
        "batch-norm-functions",
        "X_hat, s, gamma = cache",
        "X_hat, s, gamma, Y = cache",
    ),
    (
        "batch-norm-functions",
        "    return dX, dgamma, dbeta",
        "    return dX, (dY * Y).sum(axis=0), dbeta",
    ),
]

LOSES = ["batch-norm-gradients"]
