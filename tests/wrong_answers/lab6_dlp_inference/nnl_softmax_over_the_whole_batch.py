"""The softmax is created for one row of all the batch's logits."""

EDITS = [
    (
        "mnist-mlp",
        "[B, 1, out_classes], 2",
        "[1, 1, B * out_classes], 2",
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
