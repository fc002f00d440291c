"""The start loses the means themselves, without their weights."""

EDITS = [
    (
        "back-to-raw-units",
        "return np.concatenate([[w_hat[0] - w @ mean], w])",
        "return np.concatenate([[w_hat[0] - mean.sum()], w])",
    ),
]

LOSES = ["raw-weights"]
