"""The input formats of fc2 and fc3 change places, which the small example does not show."""

EDITS = [
    (
        "mnist-mlp-int8",
        "hidden2, inputs[1])",
        "hidden2, inputs[2])",
    ),
    (
        "mnist-mlp-int8",
        "out_classes, inputs[2])",
        "out_classes, inputs[1])",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
