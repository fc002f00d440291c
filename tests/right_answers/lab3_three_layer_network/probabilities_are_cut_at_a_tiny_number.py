"""Probabilities are kept above a ten-millionth, so that no logarithm is infinite."""

EDITS = [
    (
        "softmax-loss-layer",
        "return self.prob",
        "self.prob = np.clip(self.prob, 1e-7, 1.0)\n        return self.prob",
    ),
]
