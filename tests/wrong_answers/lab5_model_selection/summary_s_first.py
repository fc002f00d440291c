"""The scatter comes first."""

EDITS = [
    (
        "cross-validate",
        "    return np.mean(errors), np.std(errors, ddof=1)",
        "    return np.std(errors, ddof=1), np.mean(errors)",
    ),
]

LOSES = ["summarised"]
