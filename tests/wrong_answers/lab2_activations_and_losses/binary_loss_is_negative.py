"""The minus before the sum is forgotten."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "np.mean(loss)",
        "-np.mean(loss)",
    ),
]

LOSES = ["binary-cross-entropy", "large-logits"]
