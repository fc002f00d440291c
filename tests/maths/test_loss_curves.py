"""Losses as curves: the formula by hand, the slope by finite differences, and nothing retyped."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from course_lib.maths.losses import MARGIN_LOSSES, RESIDUAL_LOSSES, LossCurve, squared_error

CURVES = {f"{kind} {key}": curve for kind, curves in (("residual", RESIDUAL_LOSSES), ("margin", MARGIN_LOSSES))
          for key, curve in curves.items()}  # fmt: skip

BY_HAND: dict[str, Callable[[float], float]] = {
    "residual squared": lambda e: e * e / 2,
    "residual absolute": abs,
    "residual smooth_l1": lambda e: e * e / 2 if abs(e) < 1 else abs(e) - 0.5,
    "residual zero_one": lambda e: float(abs(e) >= 0.5),
    "margin zero_one": lambda m: float(m <= 0),
    "margin perceptron": lambda m: max(0.0, -m),
    "margin logistic": lambda m: math.log(1 + math.exp(-m)),
    "margin absolute": lambda m: abs(1 - m),
    "margin squared": lambda m: (1 - m) ** 2 / 2,
    "margin squared_sigmoid": lambda m: (1 - 1 / (1 + math.exp(-m))) ** 2 / 2,
}
AT = np.array([-3.3, -1.7, -0.6, -0.2, 0.3, 0.7, 1.4, 3.1])  # away from kinks and jumps


def _check(curve: LossCurve, by_hand: Callable[[float], float]) -> None:
    np.testing.assert_allclose(curve.value(AT), [by_hand(at) for at in AT], rtol=1e-13, atol=1e-15)
    slopes = (curve.value(AT + 1e-6) - curve.value(AT - 1e-6)) / 2e-6
    np.testing.assert_allclose(curve.derivative(AT), slopes, atol=1e-8)


@pytest.mark.parametrize("key", CURVES)
def test_curve_is_its_formula_and_its_slope(key: str) -> None:
    _check(CURVES[key], BY_HAND[key])


@pytest.mark.parametrize("factor", [-1, 0.5, 2])
def test_planted_slope_is_caught(factor: float) -> None:
    def crooked(e: np.ndarray) -> tuple[float, np.ndarray]:
        loss, gradient = squared_error(e, np.zeros_like(e))
        return loss, factor * gradient

    with pytest.raises(AssertionError):
        _check(LossCurve("crooked", "", crooked), BY_HAND["residual squared"])


def test_parameters_move_the_curve_and_defaults_stay() -> None:
    smooth, torn = RESIDUAL_LOSSES["smooth_l1"], RESIDUAL_LOSSES["zero_one"]
    e = np.array([0.4])
    assert smooth.value(e, beta=0.2) == pytest.approx(0.3)
    assert smooth.derivative(e, beta=0.2) == 1
    assert smooth.value(e) == pytest.approx(0.08)
    assert torn.value(e, tolerance=0.4) == 1
    assert torn.value(e) == 0


@pytest.mark.parametrize("key", CURVES)
def test_any_shape_comes_back(key: str) -> None:
    at = AT.reshape(2, 4)
    assert CURVES[key].value(at).shape == CURVES[key].derivative(at).shape == (2, 4)


def test_margin_losses_at_the_edge_count_the_plane_as_wrong() -> None:
    edge = np.zeros(1)
    assert MARGIN_LOSSES["zero_one"].value(edge) == 1
    assert MARGIN_LOSSES["perceptron"].derivative(edge) == -1
