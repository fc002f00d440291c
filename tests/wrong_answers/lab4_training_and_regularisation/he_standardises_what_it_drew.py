"""The numbers are divided by their own spread; one alone has none."""

EDITS = [
    (
        "initialise",
        "return rng.normal(0.0, np.sqrt(2 / I), size=(I, O))",
        "W = rng.normal(size=(I, O))\n    return (W - W.mean()) / W.std() * np.sqrt(2 / I)",
    ),
]

LOSES = ["he-start"]
