"""The sign of the slide's last line."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        "return X.T @ dz, dz.sum()",
        "return -X.T @ dz, -dz.sum()",
    ),
]

LOSES = ["cross-entropy-gradient"]
