"""Whole numbers from 0 to below 1 are drawn: they are all 0."""

EDITS = [
    (
        "dropout-functions",
        "rng.random(H.shape) >= p)",
        "rng.integers(0, 1, H.shape) > p)",
    ),
]

LOSES = ["dropout-training", "dropout-gradient"]
