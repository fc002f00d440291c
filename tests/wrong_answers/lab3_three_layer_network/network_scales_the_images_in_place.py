"""The pixels are centred and scaled in the array that was handed in."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1",
        "        input -= self.pixel_mean\n        input *= self.pixel_scale\n"
        "        x = input\n        h1 = self.relu1",
    ),
]

LOSES = ["network-forward", "accuracy-92", "accuracy-95"]
