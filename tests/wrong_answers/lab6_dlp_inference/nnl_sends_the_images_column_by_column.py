"""A batch is flattened column by column."""

EDITS = [
    (
        "mnist-mlp",
        "self.net.setInputData(batch.flatten())",
        'self.net.setInputData(batch.flatten(order="F"))',
    ),
]

LOSES = ["nnl-inference"]
