"""The largest logit is not subtracted: e to the 1000 is infinite."""

EDITS = [
    (
        "softmax-loss-layer",
        "np.exp(input - input.max(axis=1, keepdims=True))",
        "np.exp(input)",
    ),
]

LOSES = ["softmax-forward", "softmax-backward"]
