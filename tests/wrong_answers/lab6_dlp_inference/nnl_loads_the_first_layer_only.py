"""fc2 and fc3 never get parameters."""

EDITS = [
    (
        "mnist-mlp",
        "((0, 1), (2, 2), (4, 3))",
        "((0, 1),)",
    ),
]

LOSES = ["nnl-load", "nnl-inference"]
