"""All weights are positive."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(1 / I), size=(I, O))",
        "np.abs(rng.normal(0.0, np.sqrt(1 / I), size=(I, O)))",
    ),
]

LOSES = ["lecun-start"]
