"""Ω of L2 is the norm, not half of its square."""

EDITS = [
    (
        "penalty-functions",
        "theta * sum((w**2).sum() for w in weights) / 2",
        "theta * np.sqrt(sum((w**2).sum() for w in weights))",
    ),
]

LOSES = ["penalty-value"]
