"""The gradient of the bias is a mean over the rows where it is a sum."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff.mean(axis=0, keepdims=True)",
    ),
]

LOSES = ["fc-backward", "network-step"]
