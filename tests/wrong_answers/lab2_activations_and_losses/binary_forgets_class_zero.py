"""The term of class 0 is forgotten."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "loss = y * np.logaddexp(0, -z)",
    ),
]

LOSES = ["binary-cross-entropy", "large-logits"]
