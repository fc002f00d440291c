"""Sparse representation: a price on activity, so that few units speak at a time."""

from __future__ import annotations

import numpy as np

from course_lib.arguments import not_negative
from course_lib.nn.layer import Layer
from course_lib.types import Array


class SparseActivation(Layer):
    """Y = X, and behind the scenes θ/N Σ |X| is added to the loss   [eq:sparse-activation].

    The penalty acts through the gradient alone; the loss that the training loop reports is the loss without it.
    """

    def __init__(self, theta: float) -> None:
        self.theta = not_negative("θ", theta)
        self._X = np.empty(0)

    def penalty(self) -> float:
        """Return θ/N Σ |X| of the last training forward."""
        return float(self.theta * np.abs(self._X).sum() / len(self._X))

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return X itself."""
        if training:
            self._X = X
        return X

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = dY + θ/N sign(X)."""
        return dY + self.theta / len(self._X) * np.sign(self._X)
