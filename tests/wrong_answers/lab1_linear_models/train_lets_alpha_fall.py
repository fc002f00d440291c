"""α is halved after each pass."""

EDITS = [
    (
        "training",
        "        updates.append(count)\n",
        "        updates.append(count)\n        alpha = alpha / 2\n",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
