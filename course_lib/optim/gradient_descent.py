"""Stochastic gradient descent, with momentum if wanted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_lib.types import Param


class SGD:
    """w ← w − α v, where v ← μ v + ∂L/∂w   [eq:sgd] [eq:momentum].  With μ = 0, v is the gradient itself.

    learning_rate α > 0 may be changed between steps; momentum 0 ≤ μ < 1.
    """

    def __init__(self, params: Sequence[Param], *, learning_rate: float, momentum: float = 0.0) -> None:
        if not learning_rate > 0:
            raise ValueError(f"The learning rate must be positive, got {learning_rate}.")
        if not 0 <= momentum < 1:
            raise ValueError(f"Momentum must lie in [0, 1), got {momentum}.")
        self.params = list(params)
        self.learning_rate = learning_rate
        self.momentum = momentum
        self._velocity = [np.zeros_like(param.value) for param in self.params]
        self._step = [np.empty_like(param.value) for param in self.params]

    def step(self) -> None:
        """Move every parameter once, in place, by its gradient."""
        for param, v, step in zip(self.params, self._velocity, self._step, strict=True):
            v *= self.momentum
            v += param.grad
            np.multiply(v, self.learning_rate, out=step)
            param.value -= step
