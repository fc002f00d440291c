"""Images that do not fit one batch are cut in two, and inference calls itself."""

EDITS = [
    (
        "mnist-mlp",
        "probabilities = np.zeros((len(images), self.out_classes))",
        "if len(images) > self.batch_size:\n"
        "            first, rest = images[: self.batch_size], images[self.batch_size :]\n"
        "            return np.concatenate([self.inference(first), self.inference(rest)])\n"
        "        probabilities = np.zeros((len(images), self.out_classes))",
    ),
]
