"""The residual is y − ŷ, so the gradient points downhill."""

EDITS = [
    (
        "loss-and-gradient",
        "residual = predict(w_hat, X) - y",
        "residual = y - predict(w_hat, X)",
    ),
]

LOSES = ["gradient", "descend-weights", "descend-losses"]
