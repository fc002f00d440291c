"""The plane that was handed in is forgotten."""

EDITS = [
    (
        "training",
        "    updates = []\n",
        "    updates = []\n    w, b = np.zeros(X.shape[1]), 0.0\n",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
