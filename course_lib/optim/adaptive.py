"""Optimisers that give every parameter a learning rate of its own, from the size of its past gradients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_lib.arguments import positive, share
from course_lib.optim.optimiser import Optimiser
from course_lib.types import Array, Param


class AdaGrad(Optimiser):
    """w ← w − α g / (√r + ε), where r ← r + g²: what moved far already moves less   [eq:adagrad].

    Source: Duchi, Hazan and Singer 2011.
    """

    slots = 1

    def __init__(
        self, params: Sequence[Param], *, learning_rate: float = 0.01, epsilon: float = 1e-10, weight_decay: float = 0.0
    ) -> None:
        self.epsilon = positive("ε", epsilon)
        super().__init__(params, learning_rate=learning_rate, weight_decay=weight_decay)

    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        (r,) = memory
        r += g * g
        w -= self.learning_rate * g / (np.sqrt(r) + self.epsilon)


class RMSProp(Optimiser):
    """As AdaGrad, but r ← ρ r + (1 − ρ) g²: gradients long past are forgotten   [eq:rmsprop].

    Source: Tieleman and Hinton 2012, lecture 6.5.
    """

    slots = 1

    def __init__(
        self,
        params: Sequence[Param],
        *,
        learning_rate: float = 0.01,
        rho: float = 0.99,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self.rho = self.fading = share("ρ", rho)
        self.epsilon = positive("ε", epsilon)
        super().__init__(params, learning_rate=learning_rate, weight_decay=weight_decay)

    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        (r,) = memory
        r *= self.rho
        r += (1 - self.rho) * g * g
        w -= self.learning_rate * g / (np.sqrt(r) + self.epsilon)


class AdaDelta(Optimiser):
    """w ← w − α Δ with Δ = g √(s + ε) / √(r + ε), r and s running means of g² and Δ²   [eq:adadelta].

    The units of w come out right. Source: Zeiler 2012, where α = 1.
    """

    slots = 2

    def __init__(
        self,
        params: Sequence[Param],
        *,
        learning_rate: float = 1.0,
        rho: float = 0.9,
        epsilon: float = 1e-6,
        weight_decay: float = 0.0,
    ) -> None:
        self.rho = self.fading = share("ρ", rho)
        self.epsilon = positive("ε", epsilon)
        super().__init__(params, learning_rate=learning_rate, weight_decay=weight_decay)

    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        r, s = memory
        r *= self.rho
        r += (1 - self.rho) * g * g
        delta = g * np.sqrt(s + self.epsilon) / np.sqrt(r + self.epsilon)
        s *= self.rho
        s += (1 - self.rho) * delta * delta
        w -= self.learning_rate * delta


class Adam(Optimiser):
    """w ← w − α m̂ / (√r̂ + ε): momentum m ← β₁ m + (1 − β₁) g over RMSProp's r ← β₂ r + (1 − β₂) g².

    m̂ = m / (1 − β₁ᵗ) and r̂ = r / (1 − β₂ᵗ) make up for starting at zero. With weight_decay this is AdamW.
    [eq:adam]  Source: Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019 for the decay.
    """

    slots = 2

    def __init__(
        self,
        params: Sequence[Param],
        *,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self.beta1, self.beta2 = share("β₁", beta1), share("β₂", beta2)
        self.fading = min((beta for beta in (beta1, beta2) if beta), default=0.0)
        self.epsilon = positive("ε", epsilon)
        super().__init__(params, learning_rate=learning_rate, weight_decay=weight_decay)

    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        m, r = memory
        m *= self.beta1
        m += (1 - self.beta1) * g
        r *= self.beta2
        r += (1 - self.beta2) * g * g
        root = np.sqrt(r / (1 - self.beta2**self.steps))
        w -= self.learning_rate / (1 - self.beta1**self.steps) * m / (root + self.epsilon)
