"""Going back, relu1 and relu2 change places."""

EDITS = [
    (
        "mnist-mlp",
        "self.relu2.backward(dh2)",
        "self.relu1.backward(dh2)",
    ),
    (
        "mnist-mlp",
        "self.fc1.backward(self.relu1.backward(dh1))",
        "self.fc1.backward(self.relu2.backward(dh1))",
    ),
]

LOSES = ["network-step", "accuracy-92", "accuracy-95"]
