"""The loss after the last step is missing."""

EDITS = [
    (
        "descent",
        "return w_hat, losses",
        "return w_hat, losses[:-1]",
    ),
]

LOSES = ["descend-losses"]
