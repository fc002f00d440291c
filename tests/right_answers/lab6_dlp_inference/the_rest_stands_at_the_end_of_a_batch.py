"""A batch that is not full begins with zeros, and the images stand at its end."""

EDITS = [
    (
        "mnist-mlp",
        "batch[: len(some)] = some * self.pixel_scale",
        "batch[self.batch_size - len(some) :] = some * self.pixel_scale",
    ),
    (
        "mnist-mlp",
        "probabilities[start : start + len(some)] = output[: len(some)]",
        "probabilities[start : start + len(some)] = output[self.batch_size - len(some) :]",
    ),
]
