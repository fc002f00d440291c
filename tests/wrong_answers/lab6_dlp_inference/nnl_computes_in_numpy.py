"""inference computes in NumPy; the chip is loaded and never asked."""

EDITS = [
    (
        "mnist-mlp",
        "for start in range(0, len(images), self.batch_size):",
        "for start in ():",
    ),
    (
        "mnist-mlp",
        'bias = params[f"b{k}"].flatten().astype(np.float64)',
        'bias = params[f"b{k}"].flatten().astype(np.float64)\n            self.params = params',
    ),
    (
        "mnist-mlp",
        "        return probabilities",
        "        h = images / 255\n"
        "        for k in (1, 2, 3):\n"
        '            z = h @ self.params[f"w{k}"] + self.params[f"b{k}"]\n'
        "            h = np.maximum(z, 0)\n"
        "        e = np.exp(z - z.max(axis=1, keepdims=True))\n"
        "        return e / e.sum(axis=1, keepdims=True)",
    ),
]

LOSES = ["nnl-inference"]
