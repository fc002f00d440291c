"""Activation functions as layers: the bend between two linear maps."""

from __future__ import annotations

import numpy as np

from course_lib.maths.activations import relu, sigmoid
from course_lib.nn.layer import Layer
from course_lib.types import Array


class ReLU(Layer):
    """Y = max(0, X)   [eq:relu].  At the kink the gradient is 0."""

    def __init__(self) -> None:
        self._Y = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X   [eq:relu]."""
        Y = relu(X)
        if training:
            self._Y = Y
        return Y

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X: dY where Y > 0, else 0   [eq:relu-back]."""
        return dY * (self._Y > 0)


class Sigmoid(Layer):
    """Y = σ(X)   [eq:sigmoid]."""

    def __init__(self) -> None:
        self._Y = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X, each entry in (0, 1)   [eq:sigmoid]."""
        Y = sigmoid(X)
        if training:
            self._Y = Y
        return Y

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = dY · Y (1 − Y)   [eq:sigmoid-back]."""
        return dY * self._Y * (1 - self._Y)
