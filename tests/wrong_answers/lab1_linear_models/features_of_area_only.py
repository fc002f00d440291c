"""Powers of the area alone."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([area**k for k in range(1, 6)])",
    ),
]

LOSES = ["features-13", "features-6"]
