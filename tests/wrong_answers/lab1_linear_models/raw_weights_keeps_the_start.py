"""The start is not changed."""

EDITS = [
    (
        "back-to-raw-units",
        "return np.concatenate([[w_hat[0] - w @ mean], w])",
        "return np.concatenate([[w_hat[0]], w])",
    ),
]

LOSES = ["raw-weights"]
