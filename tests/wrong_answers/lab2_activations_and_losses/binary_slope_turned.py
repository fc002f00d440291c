"""y − σ(z), as a slide's sign has it."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "(0.5 + 0.5 * np.tanh(0.5 * z) - y)",
        "(y - 0.5 - 0.5 * np.tanh(0.5 * z))",
    ),
]

LOSES = ["binary-cross-entropy", "large-logits"]
