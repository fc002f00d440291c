"""The gradient of the bias is the mean times N, with N cut at 1000."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_bias = top_diff.sum(axis=0, keepdims=True)",
        "self.d_bias = top_diff.mean(axis=0, keepdims=True) * min(len(top_diff), 1000)",
    ),
]

LOSES = ["fc-backward"]
