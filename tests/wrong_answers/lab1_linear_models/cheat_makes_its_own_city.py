"""The features of a house are prices that a city of the cheat's own would ask."""

CELLS = {
    "own-features": r"""
def features(X):
    city = house_sales(len(X), rng=np.random.default_rng(SEED))
    return np.column_stack([X, city.y])
""",
}

LOSES = ["features-13", "features-6"]
