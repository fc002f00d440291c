"""loadParams with the ids 0, 1, 2: layers without weights count too."""

EDITS = [
    (
        "mnist-mlp-int8",
        "((0, 1), (2, 2), (4, 3))",
        "((0, 1), (1, 2), (2, 3))",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
