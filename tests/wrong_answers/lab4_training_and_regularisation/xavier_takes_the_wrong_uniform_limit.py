"""Uniform between ± the standard deviation: the 3 is missing."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(2 / (I + O)), size",
        "rng.uniform(-np.sqrt(2 / (I + O)), np.sqrt(2 / (I + O)), size",
    ),
]

LOSES = ["xavier-start"]
