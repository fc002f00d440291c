"""A third ReLU stands before softmax."""

EDITS = [
    (
        "mnist-mlp",
        '        self.net.createSoftmaxLayer("softmax", [B, 1, out_classes], 2)',
        '        self.net.createReLuLayer("relu3")\n'
        '        self.net.createSoftmaxLayer("softmax", [B, 1, out_classes], 2)',
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
