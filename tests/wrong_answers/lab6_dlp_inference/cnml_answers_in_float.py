"""inference computes in NumPy, in floating point, what the chip should compute in int8."""

EDITS = [
    (
        "mnist-mlp-int8",
        "            self.net.loadParams(layer_id, weight, bias, self.filters[k - 1])\n",
        "            self.net.loadParams(layer_id, weight, bias, self.filters[k - 1])\n        self.params = params\n",
    ),
    (
        "mnist-mlp-int8",
        "        return probabilities",
        "        h = images / 255\n"
        "        for k in (1, 2, 3):\n"
        '            z = h @ self.params[f"w{k}"] + self.params[f"b{k}"]\n'
        "            h = np.maximum(z, 0)\n"
        "        e = np.exp(z - z.max(axis=1, keepdims=True))\n"
        "        return e / e.sum(axis=1, keepdims=True)",
    ),
]

LOSES = ["cnml-inference"]
