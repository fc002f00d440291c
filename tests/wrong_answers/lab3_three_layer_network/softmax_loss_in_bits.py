"""The logarithm has base 2."""

EDITS = [
    (
        "softmax-loss-layer",
        "np.log(self",
        "np.log2(self",
    ),
]

LOSES = ["softmax-loss", "network-step"]
