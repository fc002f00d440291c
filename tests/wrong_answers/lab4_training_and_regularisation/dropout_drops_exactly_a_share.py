"""A permutation chooses: exactly the share p of all entries is left out."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    order = rng.permutation(H.size).reshape(H.shape)\n    scale = (order >= round(p * H.size)) / (1 - p)\n",
    ),
]

LOSES = ["dropout-training"]
