"""What has two axes is taken for weights, whatever its name."""

EDITS = [
    (
        "penalty-functions",
        'weights = [w for name, w in params.items() if name.startswith("W")]',
        "weights = [w for w in params.values() if w.ndim == 2]",
    ),
    (
        "penalty-functions",
        '{name: g + theta * pull(params[name]) if name.startswith("W") else g',
        "{name: g + theta * pull(params[name]) if g.ndim == 2 else g",
    ),
    (
        "penalty-functions",
        '{name: (1 - alpha * theta) * w if name.startswith("W") else w',
        "{name: (1 - alpha * theta) * w if w.ndim > 1 else w",
    ),
]
LOSES = ["penalty-value", "l1-gradient", "l2-gradient", "weight-decay"]
