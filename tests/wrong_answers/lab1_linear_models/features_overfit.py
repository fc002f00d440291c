"""Area times powers of the place up to the twelfth: nearly a feature for every second house."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor] + [area * (east / 5) ** i * (north / 5) ** j for i in "
        "range(13) for j in range(13 - i)])",
    ),
]

LOSES = ["features-13", "features-6"]
