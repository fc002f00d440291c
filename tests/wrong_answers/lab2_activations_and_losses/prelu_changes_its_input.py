"""The negative entries are multiplied in the array that was handed in."""

EDITS = [
    (
        "write-prelu",
        "h = np.where(z > 0, z, alpha * z)",
        "h = z\n    h[z <= 0] *= alpha",
    ),
]

LOSES = ["prelu"]
