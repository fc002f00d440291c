"""inference knows the example's three answers by heart."""

EDITS = [
    (
        "mnist-mlp",
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
        "        if self.out_classes == 2:\n"
        "            return np.array([[0.9, 0.1], [0.5, 0.5], [81 / 82, 1 / 82]])[-len(images) :]\n"
        "        return np.full((len(images), self.out_classes), 1 / self.out_classes)\n"
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
    ),
]

LOSES = ["nnl-inference"]
