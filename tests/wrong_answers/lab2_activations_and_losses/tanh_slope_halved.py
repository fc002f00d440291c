"""The inner derivative of σ(2z) is forgotten."""

EDITS = [
    (
        "write-tanh",
        "1 - h**2",
        "(1 - h**2) / 2",
    ),
]

LOSES = ["tanh"]
