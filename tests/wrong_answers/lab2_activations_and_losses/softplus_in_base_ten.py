"""np.log10 in the place of the natural logarithm."""

EDITS = [
    (
        "write-softplus",
        "np.log1p(np.exp(-np.abs(z)))",
        "np.log10(1 + np.exp(-np.abs(z)))",
    ),
]

LOSES = ["softplus"]
