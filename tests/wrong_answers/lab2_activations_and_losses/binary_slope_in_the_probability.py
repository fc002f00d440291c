"""The slope is taken with respect to ŷ, not to the logit."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "return np.mean(loss), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)",
        "p = 0.5 + 0.5 * np.tanh(0.5 * z)\n    return np.mean(loss), (p - y) / (p * (1 - p)) / len(z)",
    ),
]

LOSES = ["binary-cross-entropy", "large-logits"]
