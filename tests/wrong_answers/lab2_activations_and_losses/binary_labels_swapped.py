"""The labels are swapped: the term of class 1 is given to class 0."""

EDITS = [
    (
        "write-binary-cross-entropy",
        "loss = np.logaddexp(0, z) - y * z",
        "loss = np.logaddexp(0, -z) + y * z",
    ),
]

LOSES = ["binary-cross-entropy", "large-logits"]
