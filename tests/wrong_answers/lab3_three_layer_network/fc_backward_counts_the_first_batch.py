"""The row of ones that adds up the gradient of the bias is made for the first batch and kept."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        'if not hasattr(self, "ones"):\n            self.ones = np.ones((1, len(top_diff)))\n'
        "        self.d_bias = self.ones @ top_diff",
    ),
]

LOSES = ["fc-backward", "network-step"]
