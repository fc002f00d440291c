"""A single image takes another way than a batch."""

EDITS = [
    (
        "mnist-mlp",
        "h2 = self.relu2.forward(self.fc2.forward(h1))",
        "h2 = self.relu2.forward(self.fc2.forward(h1)) if len(h1) > 1 else self.fc2.forward(h1)",
    ),
]

LOSES = ["network-forward", "network-step"]
