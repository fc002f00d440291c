"""Y − P."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "(powers / total - Y)",
        "(Y - powers / total)",
    ),
]

LOSES = ["softmax-cross-entropy", "large-logits"]
