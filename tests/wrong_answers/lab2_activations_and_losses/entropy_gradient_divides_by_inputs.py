"""The mean is taken over the inputs."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        " / len(y)",
        " / len(w)",
    ),
]

LOSES = ["cross-entropy-gradient"]
