"""A learning rate of 50 kills every ReLU in the first steps."""

EDITS = [
    (
        "build-mnist-mlp",
        "lr=0.2",
        "lr=50.0",
    ),
]

LOSES = ["accuracy-92", "accuracy-95"]
