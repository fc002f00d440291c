"""forward makes the function that goes back; backward calls it."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "self._back = lambda d: (input.T @ d, d.sum(0, keepdims=True), d @ self.weight.T)\n"
        "        return input @ self.weight + self.bias",
    ),
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight, self.d_bias, below = self._back(top_diff)",
    ),
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "pass",
    ),
    (
        "fully-connected-layer",
        "return top_diff @ self.weight.T",
        "return below",
    ),
]
