"""Every product is an einsum, with the letters of the formula."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        'return np.einsum("ni,io->no", input, self.weight) + self.bias',
    ),
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        'self.d_weight = np.einsum("ni,no->io", self.input, top_diff, optimize=True)',
    ),
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        'self.d_bias = np.einsum("no->o", top_diff)[None, :]',
    ),
    (
        "fully-connected-layer",
        "return top_diff @ self.weight.T",
        'return np.einsum("no,io->ni", top_diff, self.weight, optimize=True)',
    ),
    (
        "fully-connected-layer",
        "self.input = input",
        "self.input = np.asarray(input)",
    ),
]
