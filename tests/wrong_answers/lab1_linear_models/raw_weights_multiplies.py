"""The weights are multiplied by the deviations."""

EDITS = [
    (
        "back-to-raw-units",
        "w = w_hat[1:] / std",
        "w = w_hat[1:] * std",
    ),
]

LOSES = ["raw-weights"]
