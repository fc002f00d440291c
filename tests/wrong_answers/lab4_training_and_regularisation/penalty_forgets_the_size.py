"""Ω of L1 adds the weights with their signs."""

EDITS = [
    (
        "penalty-functions",
        "np.abs(w).sum()",
        "w.sum()",
    ),
]

LOSES = ["penalty-value"]
