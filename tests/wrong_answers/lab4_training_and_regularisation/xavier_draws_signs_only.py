"""Every weight is plus or minus the standard deviation."""

EDITS = [
    (
        "initialise",
        "rng.normal(0.0, np.sqrt(2 / (I + O)), size=(I, O))",
        "np.sqrt(2 / (I + O)) * rng.choice([-1.0, 1.0], size=(I, O))",
    ),
]

LOSES = ["xavier-start"]
