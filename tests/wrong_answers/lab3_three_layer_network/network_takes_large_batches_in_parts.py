"""A large batch passes in parts of a hundred, so that backward sees the last part only."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
        "        if len(x) > 100:\n"
        "            return np.concatenate([self.forward(part) for part in np.array_split(input, -(-len(x) // 100))])\n"
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
    ),
]

LOSES = ["network-step"]
