"""Linear regression: the best straight line, plane or hyperplane, by formula or by descent."""

from __future__ import annotations

from typing import Self

import numpy as np

from course_lib.arguments import columns, positive, whole
from course_lib.types import Array


class LinearRegression:
    """ŷ = w · x + b with the least squared error, L = 1/2 Σ (ŷ − y)².

    After fit: w (I,) and b. fit, predict and score follow scikit-learn's convention.
    """

    def __init__(self) -> None:
        self.w: Array = np.empty(0)
        self.b = 0.0

    def fit(self, X: Array, y: Array) -> Self:
        """Find w and b for X (N, I), y (N,) in closed form; of several best answers, the one with the smallest w."""
        X, y = checked(X, y)
        centre, level = X.mean(axis=0), y.mean()
        self.w = np.linalg.lstsq(X - centre, y - level, rcond=None)[0]
        self.b = float(level - centre @ self.w)
        return self

    def descend(self, X: Array, y: Array, *, learning_rate: float, steps: int) -> list[float]:
        """Go `steps` steps down the gradient of L/N from w = 0, b = 0; return L/N before each step and at the end.

        Raises FloatingPointError, naming the step, where the loss is no longer finite.
        """
        X, y = checked(X, y)
        positive("The learning rate", learning_rate)
        whole("steps", steps, least=0)
        self.w, self.b = np.zeros(X.shape[1]), 0.0
        losses = []
        for step in range(steps + 1):
            with np.errstate(over="ignore", invalid="ignore"):  # named by the check below
                error = X @ self.w + self.b - y
                losses.append(float(0.5 * np.mean(error**2)))
            if not np.isfinite(losses[-1]):
                raise FloatingPointError(f"The loss became {losses[-1]} in step {step}. Try a smaller learning rate.")
            if step < steps:
                self.w = self.w - learning_rate * (X.T @ error) / len(y)
                self.b -= learning_rate * float(error.mean())
        return losses

    def predict(self, X: Array) -> Array:
        """Return ŷ (N,) for X (N, I)."""
        return inputs(X, self.w) @ self.w + self.b

    def score(self, X: Array, y: Array) -> float:
        """Return R² = 1 − Σ (ŷ − y)² / Σ (ȳ − y)²: 1 is perfect, 0 no better than the mean ȳ."""
        return float(1 - np.sum((self.predict(X) - y) ** 2) / np.sum((y - y.mean()) ** 2))


def checked(X: Array, y: Array) -> tuple[Array, Array]:
    """Return X (N, I) as float64 and y (N,), or raise ValueError that says what came."""
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y)
    if X.ndim != 2 or y.shape != X.shape[:1] or X.size == 0:
        raise ValueError(f"Needed X of shape (N, I) and one y for each row, got X {X.shape} and y {y.shape}.")
    if not np.isfinite(X).all() or (y.dtype.kind == "f" and not np.isfinite(y).all()):
        raise ValueError("X and y must hold finite numbers only.")
    return X, y


def inputs(X: Array, weights: Array) -> Array:
    """Return X (N, I) as float64, or raise ValueError unless it suits the `weights` (I, …) that fit has found."""
    X = np.asarray(X, dtype=np.float64)
    if not weights.size:
        raise ValueError("This model has no weights yet. Call fit(X, y) first.")
    columns("This model", X, len(weights))
    if not np.isfinite(X).all():
        raise ValueError("X must hold finite numbers only.")
    return X
