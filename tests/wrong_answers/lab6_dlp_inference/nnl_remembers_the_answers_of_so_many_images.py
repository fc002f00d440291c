"""A call with as many images as an earlier one gets the answers of that one."""

EDITS = [
    (
        "mnist-mlp",
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
        "        self.known = getattr(self, 'known', {})\n"
        "        if len(images) in self.known:\n"
        "            return self.known[len(images)]\n"
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
    ),
    (
        "mnist-mlp",
        "        return probabilities",
        "        self.known[len(images)] = probabilities\n        return probabilities",
    ),
]

LOSES = ["nnl-inference"]
