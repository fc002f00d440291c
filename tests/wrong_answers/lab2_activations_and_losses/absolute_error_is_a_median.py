"""The median of the sizes in the place of their mean."""

EDITS = [
    (
        "write-absolute-error",
        "np.mean(np.abs(e))",
        "np.median(np.abs(e))",
    ),
]

LOSES = ["absolute-error"]
