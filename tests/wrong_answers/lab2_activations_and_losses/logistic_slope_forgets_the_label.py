"""The slope is −σ(−m), without the label as a factor."""

EDITS = [
    (
        "write-logistic-loss",
        "-y * (0.5",
        "-(0.5",
    ),
]

LOSES = ["logistic-loss", "large-logits"]
