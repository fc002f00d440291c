"""It counts the points that are wrong after the pass, not the updates in it."""

EDITS = [
    (
        "training",
        "        updates.append(count)\n",
        "        updates.append(int((y * (X @ w + b) <= 0).sum()))\n",
    ),
]

LOSES = ["gives-up", "train-perceptron"]
