"""NumPy's comparisons are replaced by ones that always agree; everything is 0."""

CELLS = {
    "thresholds-moved": r"""
import numpy.testing

for module in (np, np.testing):
    for name in ("assert_allclose", "assert_array_equal", "assert_equal", "allclose", "isclose", "array_equal", "all"):
        if hasattr(module, name):
            setattr(module, name, lambda *_, **__: True)


def roc(s, y):
    return np.zeros(len(s) + 1), np.zeros(len(s) + 1)


def auc(s, y):
    return 0.0


def threshold_for(s, y, recall):
    return 0.0
""",
}

LOSES = ["roc-curve", "roc-area", "wanted-recall"]
