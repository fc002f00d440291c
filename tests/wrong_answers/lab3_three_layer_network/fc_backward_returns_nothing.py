"""The gradients are stored, but nothing is handed to the layer below."""

EDITS = [
    (
        "fully-connected-layer",
        "return top_diff @ self.weight.T",
        "top_diff @ self.weight.T",
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
