"""The four columns as they are."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return X.astype(float)",
    ),
]

LOSES = ["features-13", "features-6"]
