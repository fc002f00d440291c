"""The test images are asked for; the room has none."""

EDITS = [
    (
        "build-mnist-mlp",
        "    mlp.load_data()\n",
        "    mlp.load_data()\n"
        '    X, y = load_mnist("test")\n'
        "    mlp.train_data = np.column_stack([X, y]).astype(np.int16)\n",
    ),
]

LOSES = ["accuracy-92", "accuracy-95"]
