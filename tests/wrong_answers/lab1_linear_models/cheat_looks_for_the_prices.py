"""The features look for an array of prices in the frames of whoever calls."""

CELLS = {
    "own-features": r"""
import sys


def features(X):
    frame = sys._getframe(1)
    while frame:
        for value in frame.f_locals.values():
            if isinstance(value, np.ndarray) and value.ndim == 1 and len(value) >= len(X) > 3:
                return np.column_stack([X, value[: len(X)]])
        frame = frame.f_back
    return X
""",
}

LOSES = ["features-13", "features-6"]
