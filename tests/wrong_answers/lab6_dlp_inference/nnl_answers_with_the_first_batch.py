"""Every batch is the first one."""

EDITS = [
    (
        "mnist-mlp",
        "images[start : start + self.batch_size]",
        "images[: self.batch_size][: len(images) - start]",
    ),
]

LOSES = ["nnl-inference"]
