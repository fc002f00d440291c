"""The logarithm is taken of the probability: 0 · ln 0."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "log_p = shifted - np.log(total)",
        "log_p = np.log(powers / total)",
    ),
]

LOSES = ["large-logits"]
