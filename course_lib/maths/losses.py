"""Losses: how far the outputs are from the truth, and which way to move them.

The mean over examples is taken here, once; no layer or optimiser averages again.
"""

from __future__ import annotations

import numpy as np

from course_lib.types import Array


def squared_error(Y_hat: Array, Y: Array) -> tuple[float, Array]:
    """Return L = 1/(2N) Σ (Ŷ − Y)² and ∂L/∂Ŷ = (Ŷ − Y)/N   [eq:squared-error] [eq:squared-error-back].

    Ŷ (N, O) outputs · Y (N, O) true values. Raises ValueError where the shapes differ (NumPy
    would broadcast them silently).
    """
    if Y_hat.shape != Y.shape:
        raise ValueError(f"squared_error compares like with like: outputs {Y_hat.shape}, true values {Y.shape}.")
    error = Y_hat - Y
    return float(0.5 * np.vdot(error, error) / len(Y)), error / len(Y)


def softmax(Z: Array) -> Array:
    """Return each row of Z (N, O) as probabilities that sum to 1   [eq:softmax].  The largest logit becomes e⁰."""
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    return P


def softmax_cross_entropy(Z: Array, y: Array) -> tuple[float, Array]:
    """Return L = −1/N Σ ln p_y and ∂L/∂Z = (P − Y)/N, straight from the logits   [eq:cross-entropy] [eq:softmax-back].

    Z (N, O) logits · y (N,) true classes, integers 0 … O−1. Raises ValueError for other labels.
    """
    N, O = Z.shape  # noqa: E741 (the letter of the notation page)
    if y.shape != (N,) or y.dtype.kind not in "iu":
        raise ValueError(f"softmax_cross_entropy needs {N} integer classes, got {y.dtype} of shape {y.shape}.")
    if N == 0 or y.min() < 0 or y.max() >= O:
        raise ValueError(f"softmax_cross_entropy needs at least one class, all in 0 … {O - 1}, got {y}.")
    rows = np.arange(N)
    Z = Z - Z.max(axis=1, keepdims=True)  # shifts no probability, and e^Z cannot overflow
    dZ = np.exp(Z)
    total = dZ.sum(axis=1, keepdims=True)
    loss = float(np.log(total).sum() - Z[rows, y].sum()) / N  # −ln p_y without ever forming ln 0
    dZ /= total  # now P
    dZ[rows, y] -= 1  # now P − Y
    dZ /= N
    return loss, dZ
