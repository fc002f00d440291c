"""A grid of 121 hills."""

EDITS = [
    (
        "own-features",
        "np.linspace(-5, 5, 5)",
        "np.linspace(-5, 5, 11)",
    ),
]

LOSES = ["features-13", "features-6"]
