"""Powers of the place, without the area."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor, *near])",
    ),
]

LOSES = ["features-13", "features-6"]
