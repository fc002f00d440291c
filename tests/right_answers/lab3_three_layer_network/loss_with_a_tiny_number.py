"""The logarithm is kept away from 0 by a tiny number; the loss is a NumPy scalar, and labels are cast to int."""

EDITS = [
    (
        "softmax-loss-layer",
        "return -np.mean(np.log(self.prob[rows, label]))",
        "return -np.mean(np.log(self.prob[rows, label] + 1e-8))",
    ),
    (
        "softmax-loss-layer",
        "rows = np.arange(len(label))",
        "label = np.asarray(label).astype(int)\n        rows = np.arange(len(label))",
    ),
]
