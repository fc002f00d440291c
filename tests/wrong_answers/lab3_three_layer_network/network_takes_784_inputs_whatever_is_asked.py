"""The first layer has 784 inputs, whatever input_size says."""

EDITS = [
    (
        "mnist-mlp",
        "FullyConnectedLayer(self.input_size, self.hidden1)",
        "FullyConnectedLayer(784, self.hidden1)",
    ),
]

LOSES = ["network-forward", "network-step"]
