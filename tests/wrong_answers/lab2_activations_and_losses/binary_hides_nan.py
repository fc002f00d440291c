"""np.nan_to_num turns what overflowed into numbers that mean nothing."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "p = 0.5 + 0.5 * np.tanh(0.5 * z)\n    loss = np.nan_to_num(-(y * np.log(p) + (1 - y) * np.log(1 - p)))",
    ),
]

LOSES = ["large-logits"]
