"""A new mask on the way back."""

EDITS = [
    (
        "dropout-functions",
        "    return H * scale, scale",
        "    return H * scale, p",
    ),
    (
        "dropout-functions",
        "    return dH_out * cache",
        "    return dH_out * (np.random.default_rng().random(dH_out.shape) >= cache) / (1 - cache)",
    ),
]

LOSES = ["dropout-gradient"]
