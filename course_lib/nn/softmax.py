"""Softmax as a layer, for losses that want probabilities. With cross-entropy, train on the logits instead."""

from __future__ import annotations

import numpy as np

from course_lib.arguments import like_output
from course_lib.maths.losses import softmax
from course_lib.nn.layer import Layer
from course_lib.types import Array


class Softmax(Layer):
    """Y = softmax(X), row by row   [eq:softmax].  softmax_cross_entropy takes X itself: that is faster and stable."""

    def __init__(self) -> None:
        self._Y = np.empty((0, 0))

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return the probabilities Y (N, O) for X (N, O)   [eq:softmax]."""
        Y = softmax(X)
        if training:
            self._Y = Y
        return Y

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = Y · (dY − Σ_k dy_k y_k): raising one logit lowers the share of all others."""
        like_output("Softmax", dY, self._Y.shape)
        return self._Y * (dY - (dY * self._Y).sum(axis=1, keepdims=True))
