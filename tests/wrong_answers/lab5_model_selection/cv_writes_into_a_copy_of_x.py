"""Standardised rows are written into a copy of X, which cuts off decimals where X is whole."""

EDITS = [
    (
        "cross-validate",
        (
            "        w, b = ridge((X[train] - mean) / s, y[train], theta)\n"
            "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))\n"
        ),
        (
            "        Z = X.copy()\n"
            "        Z[:] = (X - mean) / s\n"
            "        w, b = ridge(Z[train], y[train], theta)\n"
            "        errors.append(np.mean((Z[validation] @ w + b - y[validation]) ** 2))\n"
        ),
    ),
]

LOSES = ["cross-validated"]
