"""The factor σ′ is not cancelled."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        "dz = (0.5 + 0.5 * np.tanh(0.5 * (X @ w + b)) - y) / len(y)",
        "p = 0.5 + 0.5 * np.tanh(0.5 * (X @ w + b))\n    dz = (p - y) * p * (1 - p) / len(y)",
    ),
]

LOSES = ["cross-entropy-gradient"]
