"""The sizes are averaged in each matrix."""

EDITS = [
    (
        "penalty-functions",
        "np.abs(w).sum()",
        "np.abs(w).mean()",
    ),
    (
        "penalty-functions",
        "(w**2).sum()",
        "(w**2).mean()",
    ),
]

LOSES = ["penalty-value"]
