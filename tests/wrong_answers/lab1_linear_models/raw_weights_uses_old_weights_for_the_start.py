"""The start is made with the weights for scaled inputs."""

EDITS = [
    (
        "back-to-raw-units",
        "return np.concatenate([[w_hat[0] - w @ mean], w])",
        "return np.concatenate([[w_hat[0] - w_hat[1:] @ mean], w])",
    ),
]

LOSES = ["raw-weights"]
