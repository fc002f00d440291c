"""For images that do not fill a batch, self.net is built again with a smaller one."""

EDITS = [
    (
        "mnist-mlp",
        "        self.batch_size = batch_size\n",
        "        self.batch_size, self.hidden = batch_size, (hidden1, hidden2)\n",
    ),
    (
        "mnist-mlp",
        "        for layer_id, k in",
        "        self.params = params\n        for layer_id, k in",
    ),
    (
        "mnist-mlp",
        "            some = images[start : start + self.batch_size]\n",
        "            some = images[start : start + self.batch_size]\n"
        "            if len(some) < self.batch_size:\n"
        "                self.net = pycnnl.CnnlNet()\n"
        "                self.build_mnist_model(len(some), self.input_size, *self.hidden, self.out_classes)\n"
        "                self.load_model(self.params)\n",
    ),
]

LOSES = ["nnl-inference"]
