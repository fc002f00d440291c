"""p is taken for the probability to stay."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    scale = (rng.random(H.shape) < p) / p if p else np.zeros(H.shape)\n",
    ),
]

LOSES = ["dropout-training"]
