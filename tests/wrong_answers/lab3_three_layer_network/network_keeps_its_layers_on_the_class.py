"""The layers are attributes of the class: the second network takes those of the first away."""

EDITS = [
    (
        "mnist-mlp",
        "self.fc1 = Fully",
        "MNIST_MLP.fc1 = Fully",
    ),
    (
        "mnist-mlp",
        "self.fc2 = Fully",
        "MNIST_MLP.fc2 = Fully",
    ),
    (
        "mnist-mlp",
        "self.fc3 = Fully",
        "MNIST_MLP.fc3 = Fully",
    ),
]

LOSES = ["network-forward", "network-step"]
