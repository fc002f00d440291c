"""Mean and scatter are computed in float16, which keeps three digits."""

EDITS = [
    (
        "cross-validate",
        "    return np.mean(errors), np.std(errors, ddof=1)",
        ("    errors = errors.astype(np.float16)\n    return np.mean(errors), np.std(errors, ddof=1)"),
    ),
]

LOSES = ["summarised"]
