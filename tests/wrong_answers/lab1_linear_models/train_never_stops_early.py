"""All max_passes passes are made, clean or not."""

EDITS = [
    (
        "training",
        "        if count == 0:\n            break\n",
        "",
    ),
]

LOSES = ["train-perceptron"]
