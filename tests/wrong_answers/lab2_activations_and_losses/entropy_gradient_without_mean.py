"""The gradient is a sum over the examples."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        " / len(y)",
        "",
    ),
]

LOSES = ["cross-entropy-gradient"]
