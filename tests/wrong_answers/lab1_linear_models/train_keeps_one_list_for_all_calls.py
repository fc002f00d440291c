"""The counts are a global list that goes on from call to call."""

EDITS = [
    (
        "training",
        "    updates = []\n",
        '    global ALL\n    updates = ALL = globals().get("ALL", [])\n',
    ),
]

LOSES = ["gives-up", "train-perceptron"]
