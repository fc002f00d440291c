"""K times the squared mean is taken from the sum of squares: for equal errors the root may be nan."""

EDITS = [
    (
        "cross-validate",
        "    return np.mean(errors), np.std(errors, ddof=1)",
        (
            "    K, mean = len(errors), np.mean(errors)\n"
            "    return mean, np.sqrt((np.sum(errors**2) - K * mean**2) / (K - 1))"
        ),
    ),
]

LOSES = ["summarised"]
