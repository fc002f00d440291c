"""Mean and deviation are taken for constants."""

EDITS = [
    (
        "batch-norm-functions",
        "    dX = gamma / s * (dY - dbeta / len(dY) - X_hat * dgamma / len(dY))\n",
        "    dX = gamma / s * dY\n",
    ),
]

LOSES = ["batch-norm-gradients"]
