"""The slope is −y σ(m), as on the card of the notes."""

EDITS = [
    (
        "write-logistic-loss",
        "(0.5 - 0.5 * np.tanh(0.5 * m))",
        "(0.5 + 0.5 * np.tanh(0.5 * m))",
    ),
]

LOSES = ["logistic-loss", "large-logits"]
