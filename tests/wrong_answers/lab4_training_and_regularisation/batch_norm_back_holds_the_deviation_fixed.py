"""The term with x̂ is missing: the deviation is taken for a constant."""

EDITS = [
    (
        "batch-norm-functions",
        "    dX = gamma / s * (dY - dbeta / len(dY) - X_hat * dgamma / len(dY))\n",
        "    dX = gamma / s * (dY - dbeta / len(dY))\n",
    ),
]

LOSES = ["batch-norm-gradients"]
