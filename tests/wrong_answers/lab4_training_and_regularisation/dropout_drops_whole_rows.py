"""One draw for each example: whole rows go."""

EDITS = [
    (
        "dropout-functions",
        "rng.random(H.shape)",
        "rng.random((len(H), 1))",
    ),
    (
        "dropout-functions",
        "    return H * scale, scale",
        "    return H * scale, scale * np.ones(H.shape)",
    ),
]

LOSES = ["dropout-training"]
