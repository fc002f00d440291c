"""Caches and results are namedtuples: the cache comes back with its names; early stopping is recursive."""

CELLS = {
    "batch-norm-functions": r"""
from typing import NamedTuple


class BNCache(NamedTuple):
    x_hat: np.ndarray
    inv_std: np.ndarray
    gamma: np.ndarray


class BNGrads(NamedTuple):
    dX: np.ndarray
    dgamma: np.ndarray
    dbeta: np.ndarray


class Forward(NamedTuple):
    Y: np.ndarray
    cache: object


class Running(NamedTuple):
    mean: np.ndarray
    variance: np.ndarray


def batch_norm_train(X, gamma, beta, epsilon):
    mu = X.mean(0, keepdims=True)
    inv_std = 1.0 / np.sqrt(np.mean(np.square(X), 0, keepdims=True) - mu**2 + epsilon)
    x_hat = (X - mu) * inv_std
    return Forward(x_hat * gamma + beta, BNCache(x_hat, inv_std, gamma))


def batch_norm_back(dY, cache):
    N = dY.shape[0]
    dx_hat = dY * cache.gamma
    dX = (cache.inv_std / N) * (N * dx_hat - dx_hat.sum(0) - cache.x_hat * (dx_hat * cache.x_hat).sum(0))
    return BNGrads(dX=dX, dgamma=np.einsum("no,no->o", dY, cache.x_hat), dbeta=np.einsum("no->o", dY))


def running_statistics(mean, variance, X, mu_b):
    kept = 1 - mu_b
    return Running(kept * mean + mu_b * np.average(X, axis=0), kept * variance + mu_b * np.var(X, 0, ddof=1))


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    scale = gamma / np.sqrt(variance + epsilon)
    return X * scale + (beta - mean * scale)
""",
    "dropout-functions": r"""
class DropCache(NamedTuple):
    mask: np.ndarray
    keep: float


def dropout_forward(H, p, training, rng):
    keep = 1 - p
    if not training or p == 0:
        return Forward(H, DropCache(np.ones_like(H, dtype=bool), 1.0))
    mask = rng.random(H.shape) < keep
    return Forward(np.where(mask, H / keep, 0), DropCache(mask, keep))


def dropout_backward(dH_out, cache):
    return np.where(cache.mask, dH_out / cache.keep, 0)
""",
    "early-function": r"""
class Stopped(NamedTuple):
    keep: int
    last: int


def early_stopping(losses, patience, min_delta):
    def go(t, best):
        if t - best >= patience or t + 1 == len(losses):
            return Stopped(best, t)
        return go(t + 1, t + 1 if losses[t + 1] < losses[best] - min_delta else best)

    return go(0, 0)
""",
}
