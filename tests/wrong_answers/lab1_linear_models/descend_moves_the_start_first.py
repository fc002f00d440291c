"""The start moves first; the weights see the new residual."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = np.append(w_hat[0] - alpha * gradient[0] / len(y), w_hat[1:])\n"
        "        _, gradient = loss_and_gradient(w_hat, X, y)\n"
        "        w_hat = np.append(w_hat[0], w_hat[1:] - alpha * gradient[1:] / len(y))",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
