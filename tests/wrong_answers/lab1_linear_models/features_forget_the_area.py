"""Hills over the map, but not times the area."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor, area, *near])",
    ),
]

LOSES = ["features-6"]
