"""It is asked before each pass whether any point is misclassified; the clean pass is never made."""

EDITS = [
    (
        "training",
        "        count = 0\n",
        "        if np.all(y * (X @ w + b) > 0):\n            break\n        count = 0\n",
    ),
]

LOSES = ["train-perceptron"]
