"""Inputs become float32 in the layer, and the loss is a NumPy scalar."""

EDITS = [
    (
        "fully-connected-layer",
        "self.input = input\n",
        "self.input = np.ascontiguousarray(input, dtype=np.float32)\n",
    ),
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return np.float32(-np.mean(np.log(self.prob[rows, label])))",
    ),
]
