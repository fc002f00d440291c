"""The scale comes first and the mean is subtracted after it, which a mean of 0 does not show."""

EDITS = [
    (
        "mnist-mlp",
        "x = (input - self.pixel_mean) * self.pixel_scale",
        "x = input * self.pixel_scale - self.pixel_mean",
    ),
]

LOSES = ["network-forward"]
