"""The logarithm of a coordinate that may be negative."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor, area, np.log(east), *(area * hill for hill in near)])",
    ),
]

LOSES = ["features-13", "features-6"]
