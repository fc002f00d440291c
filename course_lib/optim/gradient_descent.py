"""Gradient descent: batch, stochastic or mini-batch, as the batches are; with momentum if wanted."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.arguments import share
from course_lib.optim.optimiser import Optimiser
from course_lib.types import Array, Param


class SGD(Optimiser):
    """w ← w − α v, where v ← μ v + ∂L/∂w   [eq:sgd] [eq:momentum].  With μ = 0, v is the gradient itself.

    learning_rate α > 0; momentum 0 ≤ μ < 1. With `nesterov` the step is α (∂L/∂w + μ v)   [eq:nesterov].
    Source: Polyak 1964; Nesterov 1983, in the form of Sutskever et al. 2013.
    """

    slots = 1

    def __init__(
        self,
        params: Sequence[Param],
        *,
        learning_rate: float,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float = 0.0,
    ) -> None:
        self.momentum = self.fading = share("Momentum", momentum)
        if nesterov and not momentum:
            raise ValueError("Nesterov looks ahead along the momentum, so it needs momentum > 0.")
        self.nesterov = nesterov
        super().__init__(params, learning_rate=learning_rate, weight_decay=weight_decay)

    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        (v,) = memory
        if self.momentum:
            v *= self.momentum
            v += g
            g = g + self.momentum * v if self.nesterov else v
        w -= self.learning_rate * g
