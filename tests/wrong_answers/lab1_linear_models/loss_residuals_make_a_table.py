"""A column minus a row makes an (N, N) table of residuals."""

EDITS = [
    (
        "loss-and-gradient",
        "residual = predict(w_hat, X) - y",
        "residual = predict(w_hat, X)[:, None] - y",
    ),
]

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
