"""A half is left out, whatever p is."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    scale = (rng.random(H.shape) >= (0.5 if p else 0)) / (1 - p)\n",
    ),
]

LOSES = ["dropout-training"]
