"""Area times powers of the place up to the third: enough for the first limit only."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor] + [area * (east / 5) ** i * (north / 5) ** j for i in "
        "range(4) for j in range(4 - i)])",
    ),
]

LOSES = ["features-6"]
