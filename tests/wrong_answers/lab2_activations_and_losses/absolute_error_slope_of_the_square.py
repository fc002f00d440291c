"""The slopes are the residuals themselves."""

EDITS = [
    (
        "write-absolute-error",
        "np.sign(e) / len(e)",
        "e / len(e)",
    ),
]

LOSES = ["absolute-error"]
