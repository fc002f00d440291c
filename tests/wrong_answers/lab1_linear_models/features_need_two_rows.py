"""The second row is read, which a single house does not have."""

CELLS = {
    "own-features": r"""
def features(X):
    area, floor, east, north = X.T
    X[1]
    places = np.linspace(-5, 5, 5)
    distances = [np.hypot(east - e, north - n) for e in places for n in places]
    near = [np.exp(-np.square(d / 3.5)) for d in distances]  # a soft hill at each place of a grid
    return np.column_stack([floor, area, *(area * hill for hill in near)])
""",
}

LOSES = ["features-13", "features-6"]
