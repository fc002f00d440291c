"""Bytes are copied on the way to floating point; images that are float64 already are scaled in place."""

EDITS = [
    (
        "mnist-mlp",
        "probabilities = np.zeros((len(images), self.out_classes))",
        "images = images.astype(float, copy=False)\n"
        "        images *= self.pixel_scale\n"
        "        probabilities = np.zeros((len(images), self.out_classes))",
    ),
    (
        "mnist-mlp",
        "batch[: len(some)] = some * self.pixel_scale",
        "batch[: len(some)] = some",
    ),
]

LOSES = ["nnl-inference"]
