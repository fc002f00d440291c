"""What one example costs, as a curve over one number: losses side by side, in a figure or a widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from course_lib.maths.activations import sigmoid
from course_lib.maths.losses.classification import logistic_loss, perceptron_loss, zero_one
from course_lib.maths.losses.regression import absolute_error, smooth_l1, squared_error
from course_lib.types import Array


@dataclass(frozen=True)
class LossCurve:
    """A loss of one example, over its residual e = ŷ − y or its margin m = y z.

    value and derivative keep the shape of their input; parameters that are not named take their defaults.
    """

    name: str
    formula: str  # LaTeX, of the loss
    loss: Callable[..., tuple[float, Array]]  # of a column (N, 1): the mean, and the gradient of the mean
    parameters: Mapping[str, float] = field(default_factory=dict)  # name: default

    def value(self, at: Array, **parameters: float) -> Array:
        """Return what each entry of `at` costs."""
        settings = {**self.parameters, **parameters}
        return np.array([self.loss(entry.reshape(1, 1), **settings)[0] for entry in at.ravel()]).reshape(at.shape)

    def derivative(self, at: Array, **parameters: float) -> Array:
        """Return the slope at each entry of `at`; where there is none, the one that the loss takes."""
        _, mean_gradient = self.loss(at.reshape(-1, 1), **{**self.parameters, **parameters})
        return at.size * mean_gradient.reshape(at.shape)


def _of_residual(loss: Callable[..., tuple[float, Array]]) -> Callable[..., tuple[float, Array]]:
    return lambda e, **parameters: loss(e, np.zeros_like(e), **parameters)


def _towards_one(loss: Callable[..., tuple[float, Array]]) -> Callable[..., tuple[float, Array]]:
    """The loss of a score that should be +1: with y = +1 the margin is the score itself."""
    return lambda m: loss(m, np.ones_like(m))


def _outside(e: Array, tolerance: float) -> tuple[float, Array]:
    return zero_one(e, np.zeros_like(e), tolerance=tolerance), np.zeros_like(e)


def _wrong_side(m: Array) -> tuple[float, Array]:
    return zero_one(np.where(m > 0, 1, -1), np.ones_like(m)), np.zeros_like(m)


def _squared_after_sigmoid(m: Array) -> tuple[float, Array]:
    p = sigmoid(m)
    loss, dp = squared_error(p, np.ones_like(p))
    return loss, dp * p * (1 - p)


RESIDUAL_LOSSES: Mapping[str, LossCurve] = {
    "squared": LossCurve("squared", r"\tfrac12 e^2", _of_residual(squared_error)),
    "absolute": LossCurve("absolute", "|e|", _of_residual(absolute_error)),
    "smooth_l1": LossCurve(
        "smooth L1",
        r"e^2/2\beta \text{ where } |e| < \beta, \text{ else } |e| - \beta/2",
        _of_residual(smooth_l1),
        {"beta": 1.0},
    ),
    "zero_one": LossCurve(
        "0-1 with tolerance", r"1 \text{ where } |e| \ge T, \text{ else } 0", _outside, {"tolerance": 0.5}
    ),
}
"""Losses of the residual e = ŷ − y, for answers that are numbers."""

MARGIN_LOSSES: Mapping[str, LossCurve] = {
    "zero_one": LossCurve("0-1", r"1 \text{ where } m \le 0, \text{ else } 0", _wrong_side),
    "perceptron": LossCurve("perceptron", r"\max(0, -m)", lambda m: perceptron_loss(m, np.ones(len(m)))),
    "logistic": LossCurve("logistic", r"\ln(1 + e^{-m})", lambda m: logistic_loss(m, np.ones(len(m)))),
    "absolute": LossCurve("absolute", "|1 - m|", _towards_one(absolute_error)),
    "squared": LossCurve("squared", r"\tfrac12 (1 - m)^2", _towards_one(squared_error)),
    "squared_sigmoid": LossCurve("squared after sigmoid", r"\tfrac12 (1 - \sigma(m))^2", _squared_after_sigmoid),
}
"""Losses of the margin m = y z, for two classes y = −1 and y = +1 and a score z."""
