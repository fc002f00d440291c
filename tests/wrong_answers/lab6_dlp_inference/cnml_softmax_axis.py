"""The softmax runs along axis 2 of N, C, H, W."""

EDITS = [
    (
        "mnist-mlp-int8",
        '"softmax", 1',
        '"softmax", 2',
    ),
]

LOSES = ["cnml-build", "cnml-load", "cnml-inference"]
