"""The map is cut into 25 squares, each with a price per m²: the step from square to square is too coarse."""

CELLS = {
    "own-features": r'''
SEEN = {}
def features(X):
    """one-hot of the district: 5 x 5 squares times area"""
    i = np.digitize(X[:, 2], [-3, -1, 1, 3]) * 5 + np.digitize(X[:, 3], [-3, -1, 1, 3])
    return np.column_stack([X[:, 1], np.eye(25)[i] * X[:, :1]])
''',
}

LOSES = ["features-6"]
