"""The residual is written into y."""

EDITS = [
    (
        "loss-and-gradient",
        "residual = predict(w_hat, X) - y",
        "y -= predict(w_hat, X)\n    residual = -y",
    ),
]

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
