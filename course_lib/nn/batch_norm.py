"""Batch normalisation: every channel is centred and scaled over the batch, then stretched and shifted as it likes."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import columns, like_output, positive, whole
from course_lib.nn.layer import Layer
from course_lib.types import Array, Param


class BatchNorm(Layer):
    """Y = γ X̂ + β with X̂ = (X − mean) / √(variance + ε), mean and variance over the batch   [eq:batch-norm].

    X, Y (N, O) · γ, β (O,). Out of training the running mean and variance stand in for the batch's; they follow it with
    rate `momentum`, the variance as the unbiased estimate   [eq:running-statistics].

    Source: Ioffe and Szegedy 2015, algorithms 1 and 2.
    """

    def __init__(
        self, channels: int, *, momentum: float = 0.1, epsilon: float = 1e-5, dtype: DTypeLike = np.float32
    ) -> None:
        whole("BatchNorm channels", channels, least=1)
        if not 0 < momentum <= 1:
            raise ValueError(f"BatchNorm momentum must lie in (0, 1], got {momentum}.")
        self.gamma = Param(np.ones(channels, dtype), is_weight=False)
        self.beta = Param(np.zeros(channels, dtype), is_weight=False)
        self.running_mean = np.zeros(channels, dtype)
        self.running_variance = np.ones(channels, dtype)
        self.momentum = momentum
        self.epsilon = positive("BatchNorm ε", epsilon)
        self._X_hat = np.empty((0, channels), dtype)
        self._spread = np.ones(channels, dtype)  # √(variance + ε)

    @property
    def params(self) -> list[Param]:
        """γ, then β."""
        return [self.gamma, self.beta]

    @property
    def state(self) -> list[Array]:
        """γ, β, and the running mean and variance."""
        return [self.gamma.value, self.beta.value, self.running_mean, self.running_variance]

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y (N, O). Training needs at least 2 examples: one alone has no variance."""
        columns("BatchNorm", X, len(self.running_mean))
        if not training:
            X_hat = (X - self.running_mean) / np.sqrt(self.running_variance + self.epsilon)
            return self.gamma.value * X_hat + self.beta.value
        if len(X) < 2:
            raise ValueError(f"BatchNorm needs at least 2 examples in a training batch, got {len(X)}.")
        mean, variance = X.mean(axis=0), X.var(axis=0)
        self._spread = np.sqrt(variance + self.epsilon)
        self._X_hat = (X - mean) / self._spread
        self.running_mean += self.momentum * (mean - self.running_mean)
        self.running_variance += self.momentum * (variance * len(X) / (len(X) - 1) - self.running_variance)
        return self.gamma.value * self._X_hat + self.beta.value

    def backward(self, dY: Array) -> Array:
        """Store ∂L/∂γ = Σ dY · X̂ and ∂L/∂β = Σ dY; return ∂L/∂X (N, O).

        Mean and variance depend on every example, so ∂L/∂X is γ/√(variance + ε) times dY less its mean and less its
        share along X̂   [eq:batch-norm-back].
        """
        like_output("BatchNorm", dY, self._X_hat.shape)
        np.sum(dY * self._X_hat, axis=0, out=self.gamma.grad)
        np.sum(dY, axis=0, out=self.beta.grad)
        along = (self.beta.grad + self._X_hat * self.gamma.grad) / len(dY)
        return self.gamma.value / self._spread * (dY - along)
