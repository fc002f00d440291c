"""The output loses its axis of images where a batch is one image."""

EDITS = [
    (
        "mnist-mlp",
        ".reshape(self.batch_size, self.out_classes)",
        ".reshape(self.batch_size, self.out_classes).squeeze()",
    ),
]

LOSES = ["nnl-inference"]
