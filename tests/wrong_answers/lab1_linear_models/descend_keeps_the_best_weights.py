"""The weights of the least loss are returned, not the last ones."""

EDITS = [
    (
        "descent",
        "L, gradient = loss_and_gradient(w_hat, X, y)\n        losses.append(L / len(y))",
        "L, gradient = loss_and_gradient(w_hat, X, y)\n"
        "        best = w_hat if L / len(y) < min(losses) else best\n"
        "        losses.append(L / len(y))",
    ),
    (
        "descent",
        "losses = [L / len(y)]",
        "losses = [L / len(y)]\n    best = w_hat",
    ),
    (
        "descent",
        "return w_hat, losses",
        "return best, losses",
    ),
]

LOSES = ["descend-weights"]
