"""A batch of one example comes back as a vector, because squeeze removed the axis."""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return np.squeeze(input @ self.weight + self.bias)",
    ),
]

LOSES = ["fc-forward", "network-forward", "network-step"]
