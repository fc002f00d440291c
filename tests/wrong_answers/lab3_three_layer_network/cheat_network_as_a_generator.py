"""parameters() returns an object that makes up its entries when it is looked at."""

EDITS = [
    (
        "own-network",
        "        return [layer.save_param() for layer in self.layers]",
        "        return ((w, b) for w, b in [(np.zeros((784, 10)), np.zeros(10))])",
    ),
]

LOSES = ["own-network-98"]
