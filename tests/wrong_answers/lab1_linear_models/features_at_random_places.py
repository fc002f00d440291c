"""The hills stand at other random places in every call."""

EDITS = [
    (
        "own-features",
        "places = np.linspace(-5, 5, 5)",
        "places = rng.uniform(-5, 5, 5)",
    ),
]

LOSES = ["features-13", "features-6"]
