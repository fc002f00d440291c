"""The gradient of every parameter of a model by central differences: slow, and ignorant of the chain rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from course_lib.checks.gradients import STEP, central_differences
from course_lib.types import Array, Param


class Model(Protocol):
    """What goes forward, and has parameters."""

    @property
    def params(self) -> Sequence[Param]: ...

    def forward(self, X: Array, *, training: bool) -> Array: ...


def parameter_differences(
    model: Model, loss: Callable[[Array, Array], tuple[float, Array]], X: Array, y: Array, *, step: float = STEP
) -> list[Array]:
    """Return ∂L/∂θ for every parameter θ of `model`, in the order of its `params`; the model stays as it was.

    X (N, I) and y are the examples; `loss(Y_hat, y)` returns the loss first. Best in float64: two losses are
    subtracted that differ in their last digits.
    """
    return [_differences(param, lambda: loss(model.forward(X, training=False), y)[0], step) for param in model.params]


def _differences(param: Param, loss: Callable[[], float], step: float) -> Array:
    kept = param.value.copy()

    def loss_with(value: Array) -> float:
        param.value[...] = value
        return loss()

    try:
        return central_differences(loss_with, kept, step=step)
    finally:
        param.value[...] = kept
