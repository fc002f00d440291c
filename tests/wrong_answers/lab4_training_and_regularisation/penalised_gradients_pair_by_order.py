"""Weights and gradients are paired by their order, not by their names."""

EDITS = [
    (
        "penalty-functions",
        '    return {name: g + theta * pull(params[name]) if name.startswith("W") else g for name, g in grads.items()}',
        "    both = zip(params.items(), grads.values())\n"
        "    return {name: g + theta * pull(w) if name.startswith('W') else g for (name, w), g in both}",
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
