"""The features stand in rows, the houses in columns."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.array([floor, area, *(area * hill for hill in near)])",
    ),
]

LOSES = ["features-13", "features-6"]
