"""The loss is a sum over the examples."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "-np.sum(Y * log_p) / len(Z)",
        "-np.sum(Y * log_p)",
    ),
]

LOSES = ["softmax-cross-entropy"]
