"""Area times powers of the place up to the square: too stiff for a city centre."""

EDITS = [
    (
        "own-features",
        "return np.column_stack([floor, area, *(area * hill for hill in near)])",
        "return np.column_stack([floor] + [area * (east / 5) ** i * (north / 5) ** j for i in "
        "range(3) for j in range(3 - i)])",
    ),
]

LOSES = ["features-13", "features-6"]
