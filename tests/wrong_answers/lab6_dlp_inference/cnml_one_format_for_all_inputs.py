"""Every layer reads its inputs in the format of the first."""

EDITS = [
    (
        "mnist-mlp-int8",
        '"fc2", hidden2, inputs[1]',
        '"fc2", hidden2, inputs[0]',
    ),
    (
        "mnist-mlp-int8",
        '"fc3", out_classes, inputs[2]',
        '"fc3", out_classes, inputs[0]',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
