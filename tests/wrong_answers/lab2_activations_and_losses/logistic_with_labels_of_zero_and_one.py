"""The formula is that of the labels 0 and 1."""

EDITS = [
    (
        "write-logistic-loss",
        "    m = y * z\n    return np.mean(np.logaddexp(0, -m)), -y * (0.5 - 0.5 * np.tanh(0.5 * m)) / len(z)",
        "    loss = np.logaddexp(0, z) - y * z\n    return np.mean(loss), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)",
    ),
]

LOSES = ["logistic-loss", "large-logits"]
