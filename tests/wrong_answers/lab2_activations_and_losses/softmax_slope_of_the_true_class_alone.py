"""Only the true class gets a slope: the diagonal of the Jacobian, and nothing beside it."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "(powers / total - Y) / len(Z)",
        "-(Y / (powers / total)) * (powers / total) * (1 - powers / total) / len(Z)",
    ),
]

LOSES = ["large-logits", "softmax-cross-entropy"]
