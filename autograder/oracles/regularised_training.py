"""Optimisers, batch normalisation, penalties and early stopping, slowly: sums in the place of recursions, float64.

Nothing here shares a line with the engine or with a student, so agreement means something.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from course_lib.checks import central_differences
from course_lib.types import Array


def momentum(w: Array, gradients: Sequence[Array], alpha: float, mu: float) -> list[Array]:
    """The parameter after each step: w ← w − α v_t with v_t = Σ_s μ^(t−s) g_s   [eq:momentum-sum]."""
    steps = [_weighted(gradients[:t], mu) for t in range(1, len(gradients) + 1)]
    return _walk(w, [[alpha * v for v in step] for step in steps])


def rmsprop(w: Array, gradients: Sequence[Array], alpha: float, rho: float, epsilon: float) -> list[Array]:
    """The parameter after each step: w ← w − α g / (√r_t + ε), r_t = (1 − ρ) Σ_s ρ^(t−s) g_s²   [eq:rmsprop]."""
    steps = []
    for t, g in enumerate(gradients, start=1):
        r = [(1 - rho) * total for total in _weighted([one * one for one in _float64(gradients[:t])], rho)]
        steps.append([alpha * float(a) / (math.sqrt(b) + epsilon) for a, b in zip(g.flat, r, strict=True)])
    return _walk(w, steps)


def adam(w: Array, gradients: Sequence[Array], alpha: float, beta1: float, beta2: float, epsilon: float) -> list[Array]:
    """The parameter after each step: w ← w − α m̂ / (√r̂ + ε), both means over the weights that they hold   [eq:adam].

    (1 − β) Σ_s β^(t−s) g_s / (1 − β^t) is the weighted mean of the gradients: the weights (1 − β) β^(t−s) add up to
    1 − β^t.
    """
    steps = []
    for t in range(1, len(gradients) + 1):
        so_far = _float64(gradients[:t])
        mean = [total / sum(beta1**s for s in range(t)) for total in _weighted(so_far, beta1)]
        square = [total / sum(beta2**s for s in range(t)) for total in _weighted([g * g for g in so_far], beta2)]
        steps.append([alpha * m / (math.sqrt(r) + epsilon) for m, r in zip(mean, square, strict=True)])
    return _walk(w, steps)


def _float64(arrays: Sequence[Array]) -> list[Array]:
    return [array.astype(np.float64) for array in arrays]


def _weighted(gradients: Sequence[Array], factor: float) -> list[float]:
    """Σ_s factor^(t−s) g_s, entry by entry; t is the last of them."""
    t = len(gradients) - 1
    entries = range(gradients[0].size)
    return [sum(factor ** (t - s) * float(g.flat[k]) for s, g in enumerate(gradients)) for k in entries]


def _walk(w: Array, steps: Sequence[Sequence[float]]) -> list[Array]:
    """Where w is after each step; every step lists how far its entries go down."""
    places = []
    here = [float(entry) for entry in w.flat]
    for step in steps:
        here = [entry - down for entry, down in zip(here, step, strict=True)]
        places.append(np.array(here).reshape(w.shape))
    return places


def batch_statistics(X: Array) -> tuple[Array, Array]:
    """Mean m_o and variance Σ_n (x_no − m_o)² / N of every column   [eq:batch-norm]."""
    N, O = X.shape  # noqa: E741 (the book's letter)
    mean = [sum(float(X[n, o]) for n in range(N)) / N for o in range(O)]
    variance = [sum((float(X[n, o]) - mean[o]) ** 2 for n in range(N)) / N for o in range(O)]
    return np.array(mean), np.array(variance)


def normalised(X: Array, gamma: Array, beta: Array, mean: Array, variance: Array, epsilon: float) -> Array:
    """y_no = γ_o (x_no − mean_o) / √(variance_o + ε) + β_o   [eq:batch-norm]."""
    Y = np.zeros(X.shape)
    for n, o in np.ndindex(*X.shape):
        x_hat = (float(X[n, o]) - float(mean[o])) / math.sqrt(float(variance[o]) + epsilon)
        Y[n, o] = float(gamma[o]) * x_hat + float(beta[o])
    return Y


def batch_norm(X: Array, gamma: Array, beta: Array, epsilon: float) -> Array:
    """Y in training: mean and variance are those of the batch   [eq:batch-norm]."""
    return normalised(X, gamma, beta, *batch_statistics(X), epsilon)


def batch_norm_back(X: Array, gamma: Array, beta: Array, epsilon: float, dY: Array) -> tuple[Array, Array, Array]:
    """∂L/∂X, ∂L/∂γ, ∂L/∂β of L = Σ dY · Y by central differences: ignorant of the chain rule   [eq:batch-norm-back]."""

    def loss(X: Array, gamma: Array, beta: Array) -> float:
        return float((dY.astype(np.float64) * batch_norm(X, gamma, beta, epsilon)).sum())

    return (
        central_differences(lambda moved: loss(moved, gamma, beta), X),
        central_differences(lambda moved: loss(X, moved, beta), gamma, step=1e-3),  # linear in γ and in β
        central_differences(lambda moved: loss(X, gamma, moved), beta, step=1e-3),
    )


def running(mean: Array, variance: Array, X: Array, mu: float) -> tuple[Array, Array]:
    """Both follow the batch, as weighted means; the variance is the unbiased one   [eq:running-statistics]."""
    m, v = batch_statistics(X)
    N = len(X)
    return (
        np.array([(1 - mu) * float(old) + mu * new for old, new in zip(mean, m, strict=True)]),
        np.array([(1 - mu) * float(old) + mu * N / (N - 1) * new for old, new in zip(variance, v, strict=True)]),
    )


def penalty(weights: Sequence[Array], theta: float, kind: str) -> float:
    """θ Ω: half the sum of squares for "l2", the sum of sizes for "l1"   [eq:l2] [eq:l1]."""
    entries = [float(w) for W in weights for w in W.flat]
    return theta * (sum(w * w for w in entries) / 2 if kind == "l2" else sum(abs(w) for w in entries))


def penalty_slope(W: Array, theta: float, kind: str) -> Array:
    """θ ∂Ω/∂w, entry by entry; the corner of |w| at 0 has slope 0 here   [eq:l2] [eq:l1]."""
    slope = np.zeros(W.shape)
    for entry in np.ndindex(*W.shape):
        w = float(W[entry])
        slope[entry] = theta * (w if kind == "l2" else (w > 0) - (w < 0))
    return slope


def early_stopping(losses: Sequence[float], patience: int, min_delta: float) -> tuple[int, int]:
    """(epoch to keep, epoch after which training stops), from 0, straight from the definition   [eq:early-stopping].

    An epoch is an improvement when its loss lies more than min_delta below that of the last improvement before it.
    """
    improvements: list[int] = []
    for epoch, loss in enumerate(losses):
        lowest = math.inf if not improvements else losses[improvements[-1]]
        if lowest - loss > min_delta:
            improvements.append(epoch)
        elif not improvements or epoch - improvements[-1] >= patience:
            return (improvements[-1] if improvements else 0), epoch
    return improvements[-1], len(losses) - 1
