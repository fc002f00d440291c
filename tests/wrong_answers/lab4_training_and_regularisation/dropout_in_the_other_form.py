"""Unscaled in training, times 1 − p at test time: not the form that is asked for."""

EDITS = [
    (
        "dropout-functions",
        "    scale = (rng.random(H.shape) >= p) / (1 - p)\n",
        "    scale = (rng.random(H.shape) >= p) * 1.0\n",
    ),
    (
        "dropout-functions",
        "        return H, None",
        "        return H * (1 - p), None",
    ),
]

LOSES = ["dropout-inference", "dropout-training"]
