"""The scale is multiplied in a second time, which a scale of 1 does not show."""

EDITS = [
    (
        "mnist-mlp",
        "self.fc1.forward(x)",
        "self.fc1.forward(x * self.pixel_scale)",
    ),
]

LOSES = ["network-forward", "accuracy-92", "accuracy-95"]
