"""Ω without θ."""

EDITS = [
    (
        "penalty-functions",
        "theta * sum(np.abs",
        "sum(np.abs",
    ),
    (
        "penalty-functions",
        "theta * sum((w**2)",
        "sum((w**2)",
    ),
]

LOSES = ["penalty-value"]
