"""Raw weights are made into scaled ones."""

EDITS = [
    (
        "back-to-raw-units",
        "    w = w_hat[1:] / std\n    return np.concatenate([[w_hat[0] - w @ mean], w])",
        "    return np.concatenate([[w_hat[0] + w_hat[1:] @ mean], w_hat[1:] * std])",
    ),
]

LOSES = ["raw-weights"]
