"""A third ReLU stands between fc3 and softmax."""

EDITS = [
    (
        "mnist-mlp",
        "self.softmax.forward(self.fc3.forward(h2))",
        "self.softmax.forward(np.maximum(self.fc3.forward(h2), 0))",
    ),
]

LOSES = ["network-forward", "network-step"]
