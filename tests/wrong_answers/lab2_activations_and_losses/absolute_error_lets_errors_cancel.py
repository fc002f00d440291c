"""The absolute value is taken after the mean."""

EDITS = [
    (
        "write-absolute-error",
        "np.mean(np.abs(e))",
        "np.abs(np.mean(e))",
    ),
]

LOSES = ["absolute-error"]
