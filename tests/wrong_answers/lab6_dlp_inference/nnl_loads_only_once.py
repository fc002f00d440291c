"""A second load_model on the same object returns at once."""

EDITS = [
    (
        "mnist-mlp",
        "        for layer_id, k in ((0, 1), (2, 2), (4, 3)):\n",
        "        if getattr(self, 'loaded', False):\n"
        "            return\n"
        "        self.loaded = True\n"
        "        for layer_id, k in ((0, 1), (2, 2), (4, 3)):\n",
    ),
]

LOSES = ["nnl-load"]
