"""The scatter comes from measure, which returns 1 for equal errors."""

EDITS = [
    (
        "cross-validate",
        "    return np.mean(errors), np.std(errors, ddof=1)",
        ("    mean, s = measure(errors[:, None])\n    return mean[0], s[0] * np.sqrt(len(errors) / (len(errors) - 1))"),
    ),
]

LOSES = ["summarised"]
