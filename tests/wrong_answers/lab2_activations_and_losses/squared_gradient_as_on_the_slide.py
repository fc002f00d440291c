"""The sign of the slide: (y − ŷ) σ′ x."""

EDITS = [
    (
        "write-squared-error-gradient",
        "(y_hat - y) *",
        "(y - y_hat) *",
    ),
]

LOSES = ["squared-error-gradient"]
