"""np.random.rand: no seed of the caller reaches it."""

EDITS = [
    (
        "dropout-functions",
        "rng.random(H.shape)",
        "np.random.rand(*H.shape)",
    ),
]

LOSES = ["dropout-training"]
