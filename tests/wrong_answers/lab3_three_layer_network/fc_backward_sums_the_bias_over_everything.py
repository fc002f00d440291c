"""The bias gets one number for all outputs."""

EDITS = [
    (
        "fully-connected-layer",
        "top_diff.sum(axis=0, keepdims=True)",
        "np.full((1, self.num_output), top_diff.sum())",
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
