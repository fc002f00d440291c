"""The loop over batches ends with the last full one."""

EDITS = [
    (
        "mnist-mlp",
        "for start in range(0, len(images), self.batch_size):",
        "for start in range(0, max(len(images) - self.batch_size, 0) + 1, self.batch_size):",
    ),
]

LOSES = ["nnl-inference"]
