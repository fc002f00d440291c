"""The weights have the dtype of X: whole numbers cannot take small steps."""

EDITS = [
    (
        "descent",
        "np.zeros(X.shape[1] + 1)",
        "np.zeros(X.shape[1] + 1, dtype=X.dtype)",
    ),
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat[:] = w_hat - alpha * gradient / len(y)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
