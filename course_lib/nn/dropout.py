"""Dropout: in training each unit is left out at random, so that no unit can rely on another."""

from __future__ import annotations

import numpy as np

from course_lib.arguments import share
from course_lib.nn.layer import Layer
from course_lib.types import Array


class Dropout(Layer):
    """Y = X · mask / (1 − p) in training, each entry of the mask 0 with probability p; else Y = X   [eq:dropout].

    Dividing keeps the mean of Y, so nothing is left to scale at test time. The lecture's masks keep inputs with
    probability 0.8 and hidden units with 0.5: p = 0.2 and p = 0.5. Source: Srivastava et al. 2014.
    """

    def __init__(self, p: float, *, rng: np.random.Generator) -> None:
        self.p = share("Dropout p", p)
        self.rng = rng
        self._mask = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X; each training forward draws a new mask."""
        if not training or self.p == 0:
            self._mask = np.ones_like(X) if training else self._mask
            return X
        kept = self.rng.random(X.shape, dtype=np.float32) >= self.p
        self._mask = kept.astype(X.dtype) / X.dtype.type(1 - self.p)
        return X * self._mask

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = dY · mask / (1 − p)."""
        return dY * self._mask
