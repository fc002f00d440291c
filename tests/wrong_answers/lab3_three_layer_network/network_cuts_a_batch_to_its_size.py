"""What exceeds batch_size is cut off."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1",
        "        x = x[: self.batch_size]\n        h1 = self.relu1",
    ),
]

LOSES = ["network-forward", "network-step"]
