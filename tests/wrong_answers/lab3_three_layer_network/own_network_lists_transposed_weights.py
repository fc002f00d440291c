"""parameters() lists weights as (out, in)."""

EDITS = [
    (
        "own-network",
        "return [layer.save_param() for layer in self.layers]",
        "return [(layer.weight.T, layer.bias) for layer in self.layers]",
    ),
]

LOSES = ["own-network-98"]
