"""Linear models whose weights cost something: ridge regression (L2) and the lasso (L1). The bias is free."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self

import numpy as np

from course_lib.arguments import not_negative, positive, whole
from course_lib.models.linear_regression import checked, inputs
from course_lib.types import Array

_SWEEPS = 20_000  # walks through all weights before descent gives up
_EXACT_AFTER = 20  # sweeps between two attempts to solve the rest at once


def powers(x: Array, degree: int) -> Array:
    """Return x, x², …, x^degree side by side, (N, degree), for x (N,) or (N, 1): a polynomial is linear in them."""
    whole("degree", degree, least=1)
    column = np.asarray(x, np.float64)
    if column.ndim > 2 or (column.ndim == 2 and column.shape[1] != 1):
        raise ValueError(f"powers takes one feature, x (N,) or (N, 1), got {column.shape}.")
    return column.reshape(-1, 1) ** np.arange(1, degree + 1)


class _Penalised(ABC):
    """ŷ = w · x + b with the least 1/(2N) Σ (ŷ − y)² + penalty(w). After fit: w (I,) and b."""

    w: Array = np.empty(0)
    b = 0.0

    def fit(self, X: Array, y: Array) -> Self:
        """Find w and b for X (N, I), y (N,)."""
        X, y = checked(X, y)
        centre, level = X.mean(axis=0), y.mean()
        self.w = self._solve(X - centre, y - level)
        self.b = float(level - centre @ self.w)
        return self

    def predict(self, X: Array) -> Array:
        """Return ŷ (N,) for X (N, I)."""
        return inputs(X, self.w) @ self.w + self.b

    def loss(self, X: Array, y: Array) -> float:
        """Return 1/(2N) Σ (ŷ − y)² without the penalty, so that training and validation errors compare."""
        X, y = checked(X, y)
        return 0.5 * float(np.mean((self.predict(X) - y) ** 2))

    @abstractmethod
    def _solve(self, X: Array, y: Array) -> Array:
        """Return the best w for centred X and y."""


class Ridge(_Penalised):
    """ŷ = w · x + b with the least 1/(2N) Σ (ŷ − y)² + ½ Σ θ_j w_j², in closed form.

    theta: one θ ≥ 0 for all weights, or one for each, (I,). Source: A. Hoerl, R. Kennard, Ridge Regression, 1970.
    """

    def __init__(self, theta: float | Array) -> None:
        self.theta = np.asarray(theta, np.float64)
        for each in self.theta.reshape(-1):
            not_negative("θ", float(each))

    def _solve(self, X: Array, y: Array) -> Array:
        n, features = X.shape
        if self.theta.ndim and self.theta.shape != (features,):
            raise ValueError(f"Ridge needs one θ, or one for each of {features} weights, got {self.theta.shape}.")
        price = np.diag(np.sqrt(np.broadcast_to(self.theta, features)))
        stacked = np.vstack([X / np.sqrt(n), price])  # its least squares are the penalised ones: no square is formed
        return np.linalg.lstsq(stacked, np.append(y / np.sqrt(n), np.zeros(features)), rcond=None)[0]


class Lasso(_Penalised):
    """ŷ = w · x + b with the least 1/(2N) Σ (ŷ − y)² + θ Σ |w_j|, θ > 0, by coordinate descent.

    One weight after the other moves to its own optimum. Every now and then the weights that are not zero are solved
    for at once; the answer is taken if it meets the conditions of an optimum. After fit: sweeps, how many it took.
    Source: R. Tibshirani, Regression Shrinkage and Selection via the Lasso, 1996.
    """

    def __init__(self, theta: float) -> None:
        self.theta = positive("θ", theta)
        self.sweeps = 0

    def gap(self, X: Array, y: Array) -> float:
        """Return how far w is from an optimum: the largest breach of |g_j| ≤ θ, and g_j = −θ sign(w_j) where w_j ≠ 0.

        g = ∂/∂w of the loss without the penalty. 0 for the exact answer.
        """
        X, y = checked(X, y)
        g = (X - X.mean(axis=0)).T @ (self.predict(X) - y) / len(y)
        breach = np.where(self.w != 0, np.abs(g + self.theta * np.sign(self.w)), np.abs(g) - self.theta)
        return float(max(breach.max(), 0.0))

    def _solve(self, X: Array, y: Array) -> Array:
        G, c = X.T @ X / len(y), X.T @ y / len(y)
        w = np.zeros(len(c))
        for sweep in range(1, _SWEEPS + 1):
            self.sweeps = sweep
            for j, curvature in enumerate(np.diag(G)):
                pull = c[j] - G[j] @ w + curvature * w[j]  # what the other weights leave over for this one
                w[j] = np.sign(pull) * max(abs(pull) - self.theta, 0) / curvature if curvature else 0.0
            if sweep % _EXACT_AFTER == 0 and (exact := self._at_once(G, c, w)) is not None:
                return exact
        raise FloatingPointError(f"The lasso found no optimum in {_SWEEPS} sweeps at θ = {self.theta}. Try a larger θ.")

    def _at_once(self, G: Array, c: Array, w: Array) -> Array | None:
        """Return the optimum with the zeros and signs of w, or None where there is none."""
        chosen, sign = w != 0, np.sign(w)
        best = np.zeros_like(w)
        if chosen.any():
            best[chosen] = np.linalg.lstsq(G[np.ix_(chosen, chosen)], (c - self.theta * sign)[chosen], rcond=None)[0]
        if (np.sign(best) != sign).any() or (np.abs(c - G @ best)[~chosen] > self.theta * (1 + 1e-9)).any():
            return None
        return best
