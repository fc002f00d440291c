"""After the training the rows that are read give mean and variance."""

EDITS = [
    (
        "batch-norm-functions",
        "    return gamma * (X - mean) / np.sqrt(variance + epsilon) + beta",
        "    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + epsilon) + beta",
    ),
]

LOSES = ["batch-norm-inference"]
