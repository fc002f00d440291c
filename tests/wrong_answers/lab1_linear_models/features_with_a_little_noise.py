"""A little noise keeps the areas apart, and is new in every call."""

CELLS = {
    "own-features": r"""
def features(X):
    area, floor, east, north = X.T
    places = np.linspace(-5, 5, 5)
    distances = [np.hypot(east - e, north - n) for e in places for n in places]
    near = [np.exp(-np.square(d / 3.5)) for d in distances]  # a soft hill at each place of a grid
    return np.column_stack([floor, area + rng.normal(0, 1e-3, len(X)), *(area * hill for hill in near)])
""",
}

LOSES = ["features-13", "features-6"]
