"""History and weights are returned in the wrong order."""

EDITS = [
    (
        "descent",
        "return w_hat, losses",
        "return losses, w_hat",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
