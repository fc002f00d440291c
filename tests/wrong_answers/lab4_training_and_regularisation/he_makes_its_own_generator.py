"""A generator with a fixed seed inside: all layers start alike."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(2 / I)",
        "np.random.default_rng(0).normal(0.0, np.sqrt(2 / I)",
    ),
]

LOSES = ["he-start"]
