"""update_param is called inside backward, before the gradient goes down."""

EDITS = [
    (
        "fully-connected-layer",
        "        return top_diff @ self.weight.T\n",
        "        self.update_param(0.01)\n        return top_diff @ self.weight.T\n",
    ),
]

LOSES = ["fc-backward", "fc-update", "network-step"]
