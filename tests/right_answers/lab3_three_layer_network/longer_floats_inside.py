"""The product is computed in long double and comes back as float64."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return (input.astype(np.longdouble) @ self.weight + self.bias).astype(float)",
    ),
]
