"""The own network has four layers; the parameters come as tuples with biases of shape (1, O)."""

EDITS = [
    (
        "own-network",
        "[784, 256, 128, 10]",
        "[784, 256, 96, 48, 10]",
    ),
    (
        "own-network",
        "epochs=5",
        "epochs=7",
    ),
    (
        "own-network",
        "return [layer.save_param() for layer in self.layers]",
        "return tuple((layer.weight, layer.bias) for layer in self.layers)",
    ),
]
