"""The bias and its gradient have the shape (O,), as in the book."""

EDITS = [
    (
        "fully-connected-layer",
        "self.bias = np.zeros((1, self.num_output))",
        "self.bias = np.zeros(self.num_output)",
    ),
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff.sum(axis=0)",
    ),
]
