"""Training divides the pixels by 255 once more; the network that is returned knows nothing of it."""

EDITS = [
    (
        "train-from-few",
        "            H0 = X[rows] *",
        "            H0 = X[rows] / 255 *",
    ),
]

LOSES = ["few-digits-78", "few-digits-84"]
