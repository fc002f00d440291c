"""The hidden layers have 256 and 128 units, whatever the arguments say."""

EDITS = [
    (
        "mnist-mlp",
        "        B = batch_size\n",
        "        B, hidden1, hidden2 = batch_size, 256, 128\n",
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
