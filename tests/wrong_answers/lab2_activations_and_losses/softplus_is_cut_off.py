"""Above 2 softplus is taken to be z itself."""

EDITS = [
    (
        "write-softplus",
        "    return h,",
        "    h = np.where(z > 2, z, h)\n    return h,",
    ),
]

LOSES = ["softplus"]
