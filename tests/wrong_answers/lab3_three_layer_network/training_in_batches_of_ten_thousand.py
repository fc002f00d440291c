"""Five steps an epoch: the network hardly leaves its start."""

EDITS = [
    (
        "build-mnist-mlp",
        "lr=0.2, max_epoch=3",
        "lr=0.2, max_epoch=3, batch_size=10_000",
    ),
]

LOSES = ["accuracy-92", "accuracy-95"]
