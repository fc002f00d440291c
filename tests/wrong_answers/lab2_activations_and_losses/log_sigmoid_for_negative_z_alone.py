"""z − ln(1 + e^z): two large numbers are subtracted where z is positive."""

EDITS = [
    (
        "write-log-sigmoid",
        "np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))",
        "z - np.log1p(np.exp(np.minimum(z, 700)))",
    ),
]

LOSES = ["log-sigmoid"]
