"""No step is taken where the gradient of the last layer is small."""

EDITS = [
    (
        "mnist-mlp",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "        if np.abs(self.fc3.d_weight).max() < 1e-3:\n"
        "            return\n"
        "        for layer in (self.fc1, self.fc2, self.fc3):\n"
        "            layer.update_param(lr)",
    ),
]

LOSES = ["network-step"]
