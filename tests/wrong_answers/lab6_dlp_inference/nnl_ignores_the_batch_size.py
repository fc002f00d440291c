"""The layers are created for 1000 images, whatever batch_size says."""

EDITS = [
    (
        "mnist-mlp",
        "        B = batch_size\n",
        "        B = 1000\n",
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
