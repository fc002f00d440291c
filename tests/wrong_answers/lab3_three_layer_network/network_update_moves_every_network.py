"""The list of layers with parameters stands on the class: every update moves the layers of all networks."""

EDITS = [
    (
        "mnist-mlp",
        "        self.softmax = SoftmaxLossLayer()",
        "        self.softmax = SoftmaxLossLayer()\n"
        "        MNIST_MLP.learned = getattr(MNIST_MLP, 'learned', []) + [self.fc1, self.fc2, self.fc3]",
    ),
    (
        "mnist-mlp",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "        for layer in MNIST_MLP.learned:\n"
        "            if hasattr(layer, 'd_weight'):\n"
        "                layer.update_param(lr)",
    ),
]

LOSES = ["network-step"]
