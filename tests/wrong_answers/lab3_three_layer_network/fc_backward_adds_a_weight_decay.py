"""A hundred-thousandth of the weights is added to their gradient, which nobody asked for."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input.T @ top_diff + 1e-5 * self.weight",
    ),
]

LOSES = ["fc-backward", "network-step"]
