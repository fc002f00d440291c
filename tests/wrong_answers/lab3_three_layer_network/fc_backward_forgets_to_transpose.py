"""X takes its place in the gradient of the weights as it is, which fits where N is the number of inputs."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = self.input @ top_diff",
    ),
]

LOSES = ["fc-backward", "fc-update", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
