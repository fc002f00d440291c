"""A step of size 0 becomes one of size self.lr, because 0 counts as not given."""

EDITS = [
    (
        "mnist-mlp",
        "        for layer in (self.fc1, self.fc2, self.fc3):\n            layer.update_param(lr)",
        "        lr = lr or self.lr\n"
        "        for layer in (self.fc1, self.fc2, self.fc3):\n"
        "            layer.update_param(lr)",
    ),
]

LOSES = ["network-step"]
