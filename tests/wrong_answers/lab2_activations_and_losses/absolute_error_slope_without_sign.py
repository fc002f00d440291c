"""The slopes are all positive."""

EDITS = [
    (
        "write-absolute-error",
        "np.sign(e) / len(e)",
        "np.ones_like(e) / len(e)",
    ),
]

LOSES = ["absolute-error"]
