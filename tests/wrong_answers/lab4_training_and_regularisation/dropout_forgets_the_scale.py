"""What stays is not scaled."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    scale = (rng.random(H.shape) >= p) * 1.0\n",
    ),
]

LOSES = ["dropout-training"]
