"""A batch without a bright pixel is not sent to the chip; its probabilities stay 0."""

EDITS = [
    (
        "mnist-mlp",
        "            some = images[start : start + self.batch_size]\n",
        "            some = images[start : start + self.batch_size]\n"
        "            if not some.any():\n"
        "                continue\n",
    ),
]

LOSES = ["nnl-inference"]
