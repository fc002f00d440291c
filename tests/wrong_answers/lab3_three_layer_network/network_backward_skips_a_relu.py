"""Going back, the gradient jumps over relu2."""

EDITS = [
    (
        "mnist-mlp",
        "self.fc2.backward(self.relu2.backward(dh2))",
        "self.fc2.backward(dh2)",
    ),
]

LOSES = ["network-step", "accuracy-92", "accuracy-95"]
