"""ln(1 + e^z) as printed is ∞ for z = 1000."""

EDITS = [
    (
        "write-softplus",
        "np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))",
        "np.log(1 + np.exp(z))",
    ),
]

LOSES = ["large-inputs"]
