"""The mean takes the type of the pixels, and is whole where they are."""

EDITS = [
    (
        "mnist-mlp",
        "x = (input - self.pixel_mean) * self.pixel_scale",
        "x = (input - np.asarray(self.pixel_mean).astype(input.dtype)) * self.pixel_scale",
    ),
]

LOSES = ["network-forward"]
