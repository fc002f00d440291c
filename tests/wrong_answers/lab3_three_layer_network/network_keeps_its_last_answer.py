"""The answer to the batch before is given again where the images are the same, whatever the weights have become."""

EDITS = [
    (
        "mnist-mlp",
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
        "        key = (input.shape, float(input.sum()))\n"
        "        if getattr(self, 'key', None) == key:\n"
        "            return self.softmax.prob\n"
        "        self.key = key\n"
        "        h1 = self.relu1.forward(self.fc1.forward(x))",
    ),
]

LOSES = ["network-step"]
