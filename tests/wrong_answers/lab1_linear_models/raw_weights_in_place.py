"""The weights are divided in the array that was handed in."""

EDITS = [
    (
        "back-to-raw-units",
        "w = w_hat[1:] / std",
        "w_hat[1:] /= std\n    w = w_hat[1:]",
    ),
]

LOSES = ["raw-weights"]
