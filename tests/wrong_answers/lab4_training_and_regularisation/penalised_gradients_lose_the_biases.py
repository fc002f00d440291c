"""The gradients of biases are left out of the dict."""

EDITS = [
    (
        "penalty-functions",
        'g + theta * pull(params[name]) if name.startswith("W") else g for name, g in grads.items()}',
        'g + theta * pull(params[name]) for name, g in grads.items() if name.startswith("W")}',
    ),
]

LOSES = ["l1-gradient", "l2-gradient"]
