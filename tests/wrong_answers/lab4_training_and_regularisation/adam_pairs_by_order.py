"""Parameters and gradients are paired by their order, not by their names."""

EDITS = [
    (
        "adam",
        "        for name, g in grads.items():",
        "        for name, g in zip(params, grads.values()):",
    ),
]

LOSES = ["adam-steps"]
