"""The output is read as (classes, images) and turned."""

EDITS = [
    (
        "mnist-mlp",
        "np.array(self.net.getOutputData()).reshape(self.batch_size, self.out_classes)",
        "np.array(self.net.getOutputData()).reshape(self.out_classes, self.batch_size).T",
    ),
]

LOSES = ["nnl-inference"]
