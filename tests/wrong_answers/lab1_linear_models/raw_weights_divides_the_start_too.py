"""The start is divided by a deviation as well."""

EDITS = [
    (
        "back-to-raw-units",
        "return np.concatenate([[w_hat[0] - w @ mean], w])",
        "return np.concatenate([[w_hat[0] / std[0] - w @ mean], w])",
    ),
]

LOSES = ["raw-weights"]
