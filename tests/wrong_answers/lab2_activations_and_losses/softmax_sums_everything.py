"""One sum over all rows."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "powers.sum(axis=1, keepdims=True)",
        "powers.sum()",
    ),
]

LOSES = ["softmax-cross-entropy", "large-logits"]
