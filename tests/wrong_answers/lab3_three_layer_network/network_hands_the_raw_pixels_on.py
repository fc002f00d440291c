"""forward computes x and then goes on with input: pixel_mean and pixel_scale are declared and not used."""

EDITS = [
    (
        "mnist-mlp",
        "self.fc1.forward(x)",
        "self.fc1.forward(input)",
    ),
]

LOSES = ["network-forward", "accuracy-92", "accuracy-95"]
