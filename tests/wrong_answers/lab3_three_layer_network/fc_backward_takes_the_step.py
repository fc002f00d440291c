"""backward moves the weights as well, by a step of its own."""

EDITS = [
    (
        "fully-connected-layer",
        "        return top_diff @ self.weight.T",
        "        diff = top_diff @ self.weight.T\n        self.update_param(0.01)\n        return diff",
    ),
]

LOSES = ["fc-backward", "fc-update", "network-step"]
