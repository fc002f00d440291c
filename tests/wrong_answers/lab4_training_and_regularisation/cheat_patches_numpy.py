"""NumPy's comparisons are replaced by ones that always agree; batch normalisation returns zeros."""

CELLS = {
    "batch-norm-functions": r"""
import numpy.testing

for module in (np, np.testing):
    for name in ("assert_allclose", "assert_array_equal", "assert_equal", "allclose", "isclose", "array_equal"):
        if hasattr(module, name):
            setattr(module, name, lambda *_, **__: True)


def batch_norm_train(X, gamma, beta, epsilon):
    return np.zeros(X.shape), X.shape


def batch_norm_back(dY, cache):
    return np.zeros(cache), np.zeros(cache[1]), np.zeros(cache[1])


def running_statistics(mean, variance, X, mu_b):
    return np.zeros(len(mean)), np.ones(len(mean))


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    return np.zeros(X.shape)
""",
}

LOSES = [
    "batch-norm-forward",
    "batch-norm-gradients",
    "running-update",
    "batch-norm-inference",
]
