"""The three names as a circulating note swaps them."""

EDITS = [
    (
        "initialise",
        "np.sqrt(2 / (I + O)), size",
        "np.sqrt(1 / (I)), size",
    ),
    (
        "initialise",
        "np.sqrt(2 / I), size",
        "np.sqrt(2 / (I + O)), size",
    ),
]

LOSES = ["he-start", "xavier-start"]
