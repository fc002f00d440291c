"""Gradients longer than 5 are shortened before the step."""

EDITS = [
    (
        "mnist-mlp",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n"
        "            n = np.sqrt((layer.d_weight ** 2).sum() + (layer.d_bias ** 2).sum())\n"
        "            if n > 5:\n"
        "                layer.d_weight, layer.d_bias = layer.d_weight * 5 / n, layer.d_bias * 5 / n\n"
        "            layer.update_param(lr)",
    ),
]

LOSES = ["network-step"]
