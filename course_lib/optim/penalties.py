"""Penalties on the weights: what large weights cost (正则化项). Biases are free.

A penalty adds θ ∂Ω/∂w to the gradients, between the backward pass and the step: L̃ = L + θ Ω.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

import numpy as np

from course_lib.arguments import not_negative
from course_lib.types import Array, Param


class Penalty(ABC):
    """θ Ω(w) over all weights, with θ ≥ 0."""

    def __init__(self, theta: float) -> None:
        self.theta = not_negative("θ", theta)

    def value(self, params: Sequence[Param]) -> float:
        """Return θ Ω, the sum over all weights of `params`."""
        return self.theta * sum(self._omega(param.value) for param in params if param.is_weight)

    def __call__(self, params: Sequence[Param]) -> None:
        """Add θ ∂Ω/∂w to the gradient of every weight, in place."""
        for param in params:
            if param.is_weight:
                param.grad += self.theta * self._slope(param.value)

    @abstractmethod
    def _omega(self, w: Array) -> float: ...

    @abstractmethod
    def _slope(self, w: Array) -> Array: ...


class L2(Penalty):
    """Ω = ½ ‖w‖₂²   [eq:l2]: a step pulls w towards 0 by a share of itself. Of a matrix, ‖·‖₂ is the Frobenius norm."""

    def _omega(self, w: Array) -> float:
        return 0.5 * float(np.vdot(w, w))

    def _slope(self, w: Array) -> Array:
        return w


class L1(Penalty):
    """Ω = ‖w‖₁ = Σ |w|   [eq:l1]: every step pulls w towards 0 by the same amount, and small weights arrive there."""

    def _omega(self, w: Array) -> float:
        return float(np.abs(w).sum())

    def _slope(self, w: Array) -> Array:
        return np.sign(w)


def structural_risk(
    loss: Callable[[Array, Array], tuple[float, Array]], penalty: Penalty, params: Sequence[Param]
) -> Callable[[Array, Array], tuple[float, Array]]:
    """Return the loss L̃ = L + θ Ω(w) (结构风险); its gradient with respect to Ŷ is that of L.

    Hand `penalty` itself to the training loop as well, for the gradients of the weights.
    """

    def risk(Y_hat: Array, Y: Array) -> tuple[float, Array]:
        value, dY_hat = loss(Y_hat, Y)
        return value + penalty.value(params), dY_hat

    return risk
