"""The counts are bytes, which end at 255."""

EDITS = [
    (
        "counting",
        "    table = np.zeros((O, O), dtype=int)\n",
        "    table = np.zeros((O, O), dtype=np.uint8)\n",
    ),
]

LOSES = ["confusion-matrix"]
