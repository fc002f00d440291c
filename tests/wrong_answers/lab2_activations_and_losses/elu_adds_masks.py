"""Both sides are computed and added, each times a mask: 0·∞."""

EDITS = [
    (
        "write-elu",
        "np.where(z > 0, z, alpha * (power - 1))",
        "(z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)",
    ),
]

LOSES = ["large-inputs"]
