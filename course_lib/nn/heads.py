"""Several heads on one trunk: multi-task learning, where the tasks share what comes before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_lib.nn.layer import Layer
from course_lib.types import Array, Param


class Heads(Layer):
    """Y = [f₁(X), f₂(X), …] side by side: every head sees the same X (N, I); Y is (N, O₁ + O₂ + …)."""

    def __init__(self, heads: Sequence[Layer]) -> None:
        if not heads:
            raise ValueError("Heads needs at least one head.")
        self.heads = list(heads)
        if len({id(param) for param in self.params}) < len(self.params):
            raise ValueError("Two heads share a parameter. Put what the tasks share into the trunk.")
        self._edges: list[int] = []

    @property
    def params(self) -> list[Param]:
        """The parameters of all heads, first head first."""
        return [param for head in self.heads for param in head.params]

    @property
    def state(self) -> list[Array]:
        """The state of all heads, first head first."""
        return [array for head in self.heads for array in head.state]

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return the outputs of all heads, side by side."""
        outputs = [head.forward(X, training=training) for head in self.heads]
        if training:
            self._edges = np.cumsum([Y.shape[1] for Y in outputs])[:-1].tolist()
        return np.hstack(outputs)

    def backward(self, dY: Array) -> Array:
        """Give each head its columns of dY; return the sum of what they send back, ∂L/∂X."""
        parts = np.split(dY, self._edges, axis=1)
        return np.sum([head.backward(part) for head, part in zip(self.heads, parts, strict=True)], axis=0)
