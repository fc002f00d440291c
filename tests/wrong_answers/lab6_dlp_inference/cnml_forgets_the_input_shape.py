"""Layers are created before setInputShape: the library ends the program."""

EDITS = [
    (
        "mnist-mlp-int8",
        "        self.net.setInputShape(batch_size, input_size, 1, 1)\n",
        "",
    ),
]

LOSES = ["cnml-build", "cnml-load", "cnml-inference"]
