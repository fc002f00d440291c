"""A while loop in parameters() whose counter never grows."""

EDITS = [
    (
        "own-network",
        "        return [layer.save_param() for layer in self.layers]",
        "        pairs, k = [], 0\n"
        "        while k < len(self.layers):\n"
        "            pairs = [*pairs[:k], self.layers[k].save_param()]\n"
        "        return pairs",
    ),
]

CELLS = {
    "equal-start": "",
}

POINTS = 84
REPORT = "too slow"
