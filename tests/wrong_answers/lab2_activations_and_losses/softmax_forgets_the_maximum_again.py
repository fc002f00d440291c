"""The maximum is subtracted in the sum, and not in the logit of the true class."""

EDITS = [
    (
        "write-softmax-cross-entropy",
        "log_p = shifted - np.log(total)",
        "log_p = Z - np.log(total)",
    ),
]

LOSES = ["softmax-cross-entropy", "large-logits"]
