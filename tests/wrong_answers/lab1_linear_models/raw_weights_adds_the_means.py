"""The start moves the wrong way."""

EDITS = [
    (
        "back-to-raw-units",
        "return np.concatenate([[w_hat[0] - w @ mean], w])",
        "return np.concatenate([[w_hat[0] + w @ mean], w])",
    ),
]

LOSES = ["raw-weights"]
