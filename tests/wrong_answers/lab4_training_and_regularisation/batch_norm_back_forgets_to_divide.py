"""The sums in the bracket are not divided by N."""

EDITS = [
    (
        "batch-norm-functions",
        "    dX = gamma / s * (dY - dbeta / len(dY) - X_hat * dgamma / len(dY))\n",
        "    dX = gamma / s * (dY - dbeta - X_hat * dgamma)\n",
    ),
]

LOSES = ["batch-norm-gradients"]
