"""The average of all planes is returned."""

EDITS = [
    (
        "training",
        "return w, b, updates",
        "return np.mean([plane[0] for plane in seen], axis=0), np.mean([plane[1] for plane in seen]), updates",
    ),
    (
        "training",
        "                count += 1",
        "                count += 1\n                seen.append((w, b))",
    ),
    (
        "training",
        "    updates = []\n",
        "    updates, seen = [], [(w, b)]\n",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
