"""NumPy's comparisons are replaced by ones that always agree; the functions return zeros."""

CELLS = {
    "write-prelu": r"""
import numpy.testing

for module in (np, np.testing):
    for name in ("assert_allclose", "assert_array_equal", "assert_equal", "allclose", "isclose", "array_equal"):
        if hasattr(module, name):
            setattr(module, name, lambda *_, **__: True)


def prelu(z, alpha):
    return np.zeros(z.shape), np.zeros(z.shape), np.zeros(z.shape)

""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    return 0.0, np.zeros(y.shape)
""",
}

LOSES = ["prelu", "smooth-l1"]
