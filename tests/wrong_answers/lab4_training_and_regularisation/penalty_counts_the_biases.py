"""Biases are penalised, in value, gradient and decay."""

EDITS = [
    (
        "penalty-functions",
        'for name, w in params.items() if name.startswith("W")]',
        "for name, w in params.items()]",
    ),
    (
        "penalty-functions",
        'if name.startswith("W") else g for',
        "for",
    ),
    (
        "penalty-functions",
        '* w if name.startswith("W") else w for',
        "* w for",
    ),
]

LOSES = ["l1-gradient", "l2-gradient", "penalty-value", "weight-decay"]
