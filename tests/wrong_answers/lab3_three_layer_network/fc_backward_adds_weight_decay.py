"""The layer adds a penalty on the weights that nobody asked for."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input.T @ top_diff + 0.01 * self.weight",
    ),
]

LOSES = ["fc-backward", "network-step"]
