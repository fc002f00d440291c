"""All networks share one softmax layer, which remembers one batch at a time."""

EDITS = [
    (
        "mnist-mlp",
        "self.softmax = SoftmaxLossLayer()",
        'if not hasattr(MNIST_MLP, "softmax"):\n            MNIST_MLP.softmax = SoftmaxLossLayer()',
    ),
]
