"""What comes in is scaled, and nothing is left out."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    scale = np.ones(H.shape) / (1 - p)\n",
    ),
]

LOSES = ["dropout-training", "dropout-gradient"]
