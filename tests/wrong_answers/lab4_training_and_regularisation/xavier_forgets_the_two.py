"""1 / (I + O) where 2 / (I + O) is meant."""

EDITS = [
    (
        "initialise",
        "np.sqrt(2 / (I + O)), size",
        "np.sqrt(1 / (I + O)), size",
    ),
]

LOSES = ["xavier-start"]
