"""fc2 and fc3 follow each other without an activation."""

EDITS = [
    (
        "mnist-mlp",
        "h2 = self.relu2.forward(self.fc2.forward(h1))",
        "h2 = self.fc2.forward(h1)",
    ),
    (
        "mnist-mlp",
        "self.fc2.backward(self.relu2.backward(dh2))",
        "self.fc2.backward(dh2)",
    ),
]

LOSES = ["network-forward", "network-step", "accuracy-92", "accuracy-95"]
