"""Only the weights move, the start stays 0."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = np.append(0.0, w_hat[1:] - alpha * gradient[1:] / len(y))",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
