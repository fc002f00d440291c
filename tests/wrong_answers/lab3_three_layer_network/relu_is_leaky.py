"""Negative entries keep half of their size, in both directions."""

EDITS = [
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.where(input > 0, input, 0.5 * input)",
    ),
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * np.where(self.input > 0, 1.0, 0.5)",
    ),
]

LOSES = [
    "relu-forward",
    "relu-backward",
    "network-forward",
    "network-step",
    "accuracy-92",
    "accuracy-95",
    "own-network-98",
]
