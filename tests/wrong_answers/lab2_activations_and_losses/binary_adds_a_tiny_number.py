"""A tiny number inside the logarithm hides ln 0, and makes 28 out of 1000."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "p = 0.5 + 0.5 * np.tanh(0.5 * z)\n    loss = -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))",
    ),
]

LOSES = ["large-logits"]
