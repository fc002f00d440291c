"""Ten batches, as the notebook has of the test images, and no more."""

EDITS = [
    (
        "mnist-mlp-int8",
        "range(0, len(images), self.batch_size)",
        "range(0, min(len(images), 10 * self.batch_size), self.batch_size)",
    ),
]

LOSES = ["cnml-inference"]
