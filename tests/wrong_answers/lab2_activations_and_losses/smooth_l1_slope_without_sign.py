"""Far away the slope is 1, whatever the sign."""

EDITS = [
    (
        "write-smooth-l1",
        "np.sign(e)) / len(e)",
        "1.0) / len(e)",
    ),
]

LOSES = ["smooth-l1"]
