"""Answers pile up in the object: a second call returns those of the first as well."""

EDITS = [
    (
        "mnist-mlp",
        "        probabilities = np.zeros((len(images), self.out_classes))\n",
        '        self.answers = getattr(self, "answers", [])\n',
    ),
    (
        "mnist-mlp",
        "            probabilities[start : start + len(some)] = output[: len(some)]\n        return probabilities",
        "            self.answers += list(output[: len(some)])\n        return np.array(self.answers)",
    ),
]

LOSES = ["nnl-inference"]
