"""The last pass, without an update, is missing in the list."""

EDITS = [
    (
        "training",
        "        updates.append(count)\n        if count == 0:\n            break",
        "        if count == 0:\n            break\n        updates.append(count)",
    ),
]

LOSES = ["train-perceptron"]
