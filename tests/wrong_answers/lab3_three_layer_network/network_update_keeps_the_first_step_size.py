"""The step size of the first update is kept for all that follow."""

EDITS = [
    (
        "mnist-mlp",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "        self.step_size = getattr(self, 'step_size', lr)\n"
        "        for layer in (self.fc1, self.fc2, self.fc3):\n"
        "            layer.update_param(self.step_size)",
    ),
]

LOSES = ["network-step"]
