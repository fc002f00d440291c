"""What passes through a network: every value on the way forward, every gradient on the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_lib.nn.activation import ReLU
from course_lib.nn.sequential import Sequential
from course_lib.types import Array


@dataclass(frozen=True)
class Trace:
    """One pass forward and one back. Entry 0 belongs to the input, entry i to the output of layer i."""

    values: list[Array]
    """X, then what each layer gave."""
    gradients: list[Array]
    """∂L/∂ of each of the values; the one before an activation is the error term δ of its layer   [eq:error-term]."""
    loss: float


def trace(model: Sequential, loss: Callable[[Array, Array], tuple[float, Array]], X: Array, y: Array) -> Trace:
    """Run `model` forward and backward on X (N, I) and y, and keep all that passes; it stores its gradients as ever.

    `loss(Y_hat, y)` returns the loss and ∂L/∂Y_hat.
    """
    values = [X]
    for layer in model.layers:
        values.append(layer.forward(values[-1], training=True))
    number, dY = loss(values[-1], y)
    gradients = [dY]
    for layer in reversed(model.layers):
        gradients.append(layer.backward(gradients[-1]))
    model.backward(dY)  # as the network itself does it: where layers share parameters, their gradients add up
    return Trace(values, gradients[::-1], number)


def dead_units(model: Sequential, X: Array) -> int:
    """Return how many ReLUs of `model` give 0 for every row of X (N, I), so that no gradient passes them."""
    dead = 0
    for layer in model.layers:
        X = layer.forward(X, training=False)
        if isinstance(layer, ReLU):
            dead += int(np.count_nonzero((X <= 0).all(axis=0)))
    return dead
