"""A short training of a small network passes the first tier only."""

EDITS = [
    (
        "build-mnist-mlp",
        "hidden1=64, hidden2=32, lr=0.2, max_epoch=3",
        "hidden1=16, hidden2=12, lr=0.1, max_epoch=2",
    ),
]

LOSES = ["accuracy-95"]
