"""Inputs above 10 are taken for grey values that somebody forgot to scale."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
        "        if x.max() > 10:\n            x = x / 255\n        h1 = self.relu1.forward(self.fc1.forward(x))",
    ),
]

LOSES = ["network-forward", "network-step"]
