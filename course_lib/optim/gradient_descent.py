"""Stochastic gradient descent, with momentum if wanted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from course_lib.types import Param

_BLOCK = (
    32_768  # numbers updated at a time: small enough that every pass over a block finds it in the processor's cache
)
_FADED = 1e-6  # how far a velocity without gradient may shrink between two clean-ups


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
        self._velocities = [np.zeros(param.value.size, param.value.dtype) for param in self.params]
        self._steps = 0

    def step(self) -> None:
        """Move every parameter once, in place, by its gradient."""
        for param, velocity in zip(self.params, self._velocities, strict=True):
            value, grad = param.value.reshape(-1), param.grad.reshape(-1)
            for start in range(0, value.size, _BLOCK):
                block = slice(start, start + _BLOCK)
                v = velocity[block]
                v *= self.momentum
                v += grad[block]
                value[block] -= self.learning_rate * v
        self._steps += 1
        if self.momentum and self._steps % math.ceil(math.log(_FADED) / math.log(self.momentum)) == 0:
            self._forget_faded_velocities()

    def _forget_faded_velocities(self) -> None:
        """Zero what momentum has shrunk to nothing: subnormal numbers make processors several times slower."""
        for v in self._velocities:
            v[np.abs(v) < np.finfo(v.dtype).tiny / _FADED] = 0
