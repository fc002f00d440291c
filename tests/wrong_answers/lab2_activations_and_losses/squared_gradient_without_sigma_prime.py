"""The factor σ′ is forgotten."""

EDITS = [
    (
        "write-squared-error-gradient",
        "(y_hat - y) * y_hat * (1 - y_hat)",
        "(y_hat - y)",
    ),
]

LOSES = ["squared-error-gradient"]
