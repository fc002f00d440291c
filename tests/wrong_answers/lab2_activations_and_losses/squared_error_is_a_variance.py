"""The variance of the residuals: their mean is taken away first."""

EDITS = [
    (
        "write-squared-error",
        "np.mean(e**2) / 2",
        "np.var(e) / 2",
    ),
]

LOSES = ["squared-error"]
