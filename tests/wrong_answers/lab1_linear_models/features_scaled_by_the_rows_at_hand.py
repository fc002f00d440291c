"""The columns are standardised with the mean of whatever rows come."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "F = np.column_stack([floor, area, *(area * hill for hill in near)])\n"
        "    return (F - F.mean(axis=0)) / (F.std(axis=0) + 1e-9)",
    ),
]

LOSES = ["features-13", "features-6"]
