"""The validation rows get the scale of the validation rows."""

EDITS = [
    (
        "cross-validate",
        "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))",
        (
            "        mean, s = measure(X[validation])\n"
            "        errors.append(np.mean(((X[validation] - mean) / s @ w + b - y[validation]) ** 2))"
        ),
    ),
]

LOSES = ["cross-validated", "grid-searched"]
