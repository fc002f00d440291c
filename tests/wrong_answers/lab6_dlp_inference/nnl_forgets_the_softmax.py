"""The network ends with logits."""

EDITS = [
    (
        "mnist-mlp",
        '        self.net.createSoftmaxLayer("softmax", [B, 1, out_classes], 2)\n',
        "",
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
