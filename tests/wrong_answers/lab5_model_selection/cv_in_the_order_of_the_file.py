"""The folds come in the order in which they first occur in the file."""

EDITS = [
    (
        "cross-validate",
        "    for k in range(fold.max() + 1):\n",
        "    for k in dict.fromkeys(fold.tolist()):\n",
    ),
]

LOSES = ["cross-validated"]
