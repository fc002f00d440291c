"""The own network trains in an endless loop."""

EDITS = [
    (
        "own-network",
        "        for epoch in range(epochs):\n",
        "        epoch = 0\n        while epoch < epochs:\n",
    ),
]

POINTS = 90
REPORT = "endless loop"
