"""It stops early where the gradient is nearly 0, and the history is short."""

EDITS = [
    (
        "descent",
        "    for _ in range(steps):\n",
        "    for _ in range(steps):\n        if np.linalg.norm(gradient) < 1e-1: break\n",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
