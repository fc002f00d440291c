"""The maximum is subtracted in the array that was handed in."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "shifted = Z - Z.max(axis=1, keepdims=True)",
        "Z -= Z.max(axis=1, keepdims=True)\n    shifted = Z",
    ),
]

LOSES = ["softmax-cross-entropy", "large-logits"]
