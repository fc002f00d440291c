"""The sums run over the examples, not over the classes."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "powers.sum(axis=1, keepdims=True)",
        "powers.sum(axis=0, keepdims=True)",
    ),
]

LOSES = ["softmax-cross-entropy", "large-logits"]
