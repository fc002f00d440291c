"""The input is declared for 100 images, whatever batch_size says."""

EDITS = [
    (
        "mnist-mlp-int8",
        "setInputShape(batch_size, ",
        "setInputShape(100, ",
    ),
]

LOSES = ["cnml-build", "cnml-load", "cnml-inference"]
