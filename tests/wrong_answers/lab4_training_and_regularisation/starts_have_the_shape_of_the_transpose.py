"""(O, I) where (I, O) is meant."""

EDITS = [
    (
        "initialise",
        "np.sqrt(2 / I), size=(I, O)",
        "np.sqrt(2 / I), size=(O, I)",
    ),
    (
        "initialise",
        "np.sqrt(2 / (I + O)), size=(I, O)",
        "np.sqrt(2 / (I + O)), size=(O, I)",
    ),
    (
        "initialise",
        "np.sqrt(1 / I), size=(I, O)",
        "np.sqrt(1 / I), size=(O, I)",
    ),
]

LOSES = ["he-start", "lecun-start", "xavier-start"]
