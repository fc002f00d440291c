"""The count goes on from pass to pass."""

EDITS = [
    (
        "training",
        "        count = 0\n",
        "",
    ),
    (
        "training",
        "    updates = []\n",
        "    updates, count = [], 0\n",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
