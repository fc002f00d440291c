"""Losses of the residual Ŷ − Y, for answers that are numbers."""

from __future__ import annotations

import numpy as np

from course_lib.arguments import positive
from course_lib.types import Array


def squared_error(Y_hat: Array, Y: Array) -> tuple[float, Array]:
    """Return L = 1/(2N) Σ (Ŷ − Y)² and ∂L/∂Ŷ = (Ŷ − Y)/N   [eq:squared-error] [eq:squared-error-back].

    Ŷ (N, O) outputs · Y (N, O) true values. Raises ValueError where the shapes differ (NumPy
    would broadcast them silently).
    """
    error = _residual("squared_error", Y_hat, Y)
    return float(0.5 * np.vdot(error, error) / len(Y)), error / len(Y)


def absolute_error(Y_hat: Array, Y: Array) -> tuple[float, Array]:
    """Return L = 1/N Σ |Ŷ − Y| and ∂L/∂Ŷ = sign(Ŷ − Y)/N; at the kink the gradient is 0.

    Shapes and errors as for squared_error. One far-off example pulls no harder than any other.
    """
    error = _residual("absolute_error", Y_hat, Y)
    return float(np.abs(error).sum() / len(Y)), np.sign(error) / len(Y)


def smooth_l1(Y_hat: Array, Y: Array, *, beta: float = 1.0) -> tuple[float, Array]:
    """Return L = 1/N Σ s(Ŷ − Y) with s(e) = e²/(2β) where |e| < β, else |e| − β/2, and its gradient.

    The squared error near zero, the absolute error far away. Shapes and errors as for squared_error; β > 0.
    Source: Girshick 2015, eq. 3 (β = 1).
    """
    positive("beta", beta)
    error = _residual("smooth_l1", Y_hat, Y)
    size = np.abs(error)
    near = size < beta
    loss = np.where(near, 0.5 * error**2 / beta, size - 0.5 * beta)
    return float(loss.sum() / len(Y)), np.where(near, error / beta, np.sign(error)) / len(Y)


def _residual(name: str, Y_hat: Array, Y: Array) -> Array:
    if Y_hat.shape != Y.shape:
        raise ValueError(f"{name} compares like with like: outputs {Y_hat.shape}, true values {Y.shape}.")
    if len(Y) == 0:
        raise ValueError(f"{name} needs at least one example.")
    return Y_hat - Y
