"""The batches are sent from the last to the first."""

EDITS = [
    (
        "mnist-mlp",
        "for start in range(0, len(images), self.batch_size):",
        "for start in reversed(range(0, len(images), self.batch_size)):",
    ),
]
