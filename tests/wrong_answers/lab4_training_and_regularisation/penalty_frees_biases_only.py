"""All but names that begin with b are penalised: γ too."""

EDITS = [
    (
        "penalty-functions",
        'weights = [w for name, w in params.items() if name.startswith("W")]',
        'weights = [w for name, w in params.items() if not name.startswith("b")]',
    ),
    (
        "penalty-functions",
        '{name: g + theta * pull(params[name]) if name.startswith("W") else g',
        '{name: g if name.startswith("b") else g + theta * pull(params[name])',
    ),
    (
        "penalty-functions",
        '{name: (1 - alpha * theta) * w if name.startswith("W") else w',
        '{name: w if name.startswith("b") else (1 - alpha * theta) * w',
    ),
]
LOSES = ["penalty-value", "l1-gradient", "l2-gradient", "weight-decay"]
