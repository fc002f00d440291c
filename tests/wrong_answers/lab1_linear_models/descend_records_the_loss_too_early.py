"""Each entry of the history is the loss before the step; the first one comes twice."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)\n"
        "        L, gradient = loss_and_gradient(w_hat, X, y)\n"
        "        losses.append(L / len(y))",
        "losses.append(L / len(y))\n"
        "        w_hat = w_hat - alpha * gradient / len(y)\n"
        "        L, gradient = loss_and_gradient(w_hat, X, y)",
    ),
]

LOSES = ["descend-losses"]
