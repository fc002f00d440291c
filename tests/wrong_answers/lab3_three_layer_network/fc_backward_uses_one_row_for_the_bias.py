"""Only the first example contributes to the gradient of the bias."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff[:1].copy()",
    ),
]

LOSES = ["fc-backward", "network-step"]
