"""fc1 never moves; the two others learn on random features."""

EDITS = [
    (
        "mnist-mlp",
        "for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "for layer in (self.fc2, self.fc3):\n            layer.update_param(lr)",
    ),
]

LOSES = ["network-step", "accuracy-92", "accuracy-95"]
