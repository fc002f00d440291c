"""What is missing in a batch is filled up with the first image."""

EDITS = [
    (
        "mnist-mlp",
        "batch = np.zeros((self.batch_size, self.input_size))",
        "batch = np.tile(images[0] * self.pixel_scale, (self.batch_size, 1))",
    ),
    (
        "mnist-mlp-int8",
        "batch = np.zeros((self.batch_size, self.input_size))",
        "batch = np.tile(images[0] * self.pixel_scale, (self.batch_size, 1))",
    ),
]
