"""What does not fill a batch is taken for a single image."""

EDITS = [
    (
        "mnist-mlp",
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
        "        probabilities = np.zeros((len(images), self.out_classes))\n"
        "        full = len(images) // self.batch_size * self.batch_size\n",
    ),
    (
        "mnist-mlp",
        "            probabilities[start : start + len(some)] = output[: len(some)]\n",
        "            if start < full:\n"
        "                probabilities[start : start + len(some)] = output\n"
        "            else:\n"
        "                probabilities[-1] = output[0]\n",
    ),
]

LOSES = ["nnl-inference"]
