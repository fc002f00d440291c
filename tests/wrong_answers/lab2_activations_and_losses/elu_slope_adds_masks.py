"""The slope adds both sides, each times a mask: 0·∞."""

EDITS = [
    (
        "write-elu",
        "np.where(z > 0, 1.0, alpha * power)",
        "(z > 0) + (z <= 0) * alpha * np.exp(z)",
    ),
]

LOSES = ["large-inputs"]
