"""The prediction of a single example has no row any more."""

EDITS = [
    (
        "linear-model",
        "return w_hat[0] + X @ w_hat[1:]",
        "return np.squeeze(w_hat[0] + X @ w_hat[1:])",
    ),
]

LOSES = ["predict"]
