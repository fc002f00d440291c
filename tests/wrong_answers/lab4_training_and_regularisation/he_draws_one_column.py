"""One column is drawn and repeated: all units are alike."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(2 / I), size=(I, O))",
        "np.repeat(rng.normal(0.0, np.sqrt(2 / I), size=(I, 1)), O, axis=1)",
    ),
]

LOSES = ["he-start"]
