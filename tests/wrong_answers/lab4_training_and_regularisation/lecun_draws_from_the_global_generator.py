"""np.random.normal: no seed of the caller reaches it."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(1 / I)",
        "np.random.normal(0.0, np.sqrt(1 / I)",
    ),
]

LOSES = ["lecun-start"]
