"""Each step uses one example only, in turn."""

EDITS = [
    (
        "descent",
        "for _ in range(steps):\n        w_hat = w_hat - alpha * gradient / len(y)",
        "for k in range(steps):\n"
        "        row = slice(k % len(y), k % len(y) + 1)\n"
        "        w_hat = w_hat - alpha * loss_and_gradient(w_hat, X[row], y[row])[1]",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
