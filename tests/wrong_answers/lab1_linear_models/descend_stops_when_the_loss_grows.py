"""The walk ends where it begins to diverge."""

EDITS = [
    (
        "descent",
        "L, gradient = loss_and_gradient(w_hat, X, y)\n        losses.append(L / len(y))",
        "L, gradient = loss_and_gradient(w_hat, X, y)\n"
        "        losses.append(L / len(y))\n"
        "        if losses[-1] > losses[-2]:\n"
        "            break",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
