"""The formats of the weights are an attribute of the class: the model built last gives its own to all."""

EDITS = [
    (
        "mnist-mlp-int8",
        "self.filters = [",
        "MNIST_MLP_INT8.filters = [",
    ),
]

LOSES = ["cnml-load"]
