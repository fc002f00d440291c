"""Both numbers are rounded to four places."""

EDITS = [
    (
        "cross-validate",
        "    return np.mean(errors), np.std(errors, ddof=1)",
        "    return round(float(np.mean(errors)), 4), round(float(np.std(errors, ddof=1)), 4)",
    ),
]

LOSES = ["summarised"]
