"""The formula as printed: ln 0 and 0·∞ for large logits."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "p = 0.5 + 0.5 * np.tanh(0.5 * z)\n    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))",
    ),
]

LOSES = ["large-logits"]
