"""The area of a staircase with one step an example depends on how equal scores were sorted."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        (
            '    order = np.argsort(-s, kind="stable")\n'
            "    true = np.cumsum(y[order]) / y.sum()\n"
            "    return np.sum(true[y[order] == 0]) / np.sum(y == 0)"
        ),
    ),
]

LOSES = ["roc-area"]
