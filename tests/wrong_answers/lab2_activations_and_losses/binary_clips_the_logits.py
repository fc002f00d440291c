"""Logits are clipped to ±30: the loss of a surely wrong answer is 30."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "z = np.clip(z, -30, 30)\n    loss = np.logaddexp(0, z) - y * z",
    ),
]

LOSES = ["large-logits"]
