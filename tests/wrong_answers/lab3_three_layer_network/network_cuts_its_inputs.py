"""Centred and scaled pixels are cut at ±4."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
        "        x = np.clip(x, -4, 4)\n        h1 = self.relu1.forward(self.fc1.forward(x))",
    ),
]

LOSES = ["network-forward", "network-step"]
