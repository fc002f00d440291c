"""y is standardised by the training rows as well, so the errors have other units."""

EDITS = [
    (
        "cross-validate",
        "        mean, s = measure(X[train])\n",
        ("        mean, s = measure(X[train])\n        y_mean, y_s = y[train].mean(), y[train].std()\n"),
    ),
    ("cross-validate", "y[train], theta)", "(y[train] - y_mean) / y_s, theta)"),
    ("cross-validate", "+ b - y[validation]) ** 2", "+ b - (y[validation] - y_mean) / y_s) ** 2"),
]

LOSES = ["cross-validated", "grid-searched"]
