"""Every activation function: its values, its derivative by finite differences, and no warning at ±1000."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.maths.activations import ACTIVATIONS
from tests.gradients import assert_gradient

SMOOTH_POINTS = np.array([-3.0, -1.2, -0.4, 0.3, 1.1, 4.0])  # away from the kinks at 0
NAMES = sorted(ACTIVATIONS)


def by_the_book(name: str, x: float, alpha: float) -> float:
    """The lecture's formula, for one number."""
    e = np.e
    return {
        "step": lambda: 1.0 if x >= 0 else 0.0,
        "sigmoid": lambda: 1 / (1 + e**-x),
        "tanh": lambda: (e**x - e**-x) / (e**x + e**-x),
        "relu": lambda: max(0.0, x),
        "leaky_relu": lambda: max(alpha * x, x),
        "elu": lambda: x if x > 0 else alpha * (e**x - 1),
        "softplus": lambda: np.log(1 + e**x),
        "prelu": lambda: x if x > 0 else alpha * x,
        "hard_logistic": lambda: max(min(x / 4 + 1 / 2, 1), 0),
        "hard_tanh": lambda: max(min(x, 1), -1),
    }[name]()


@pytest.mark.parametrize("name", NAMES)
def test_values_are_those_of_the_formula(name):
    G = ACTIVATIONS[name]
    x = np.array([-2.5, -1.0, -0.1, 0.0, 0.2, 1.0, 3.0])
    expected = [by_the_book(name, float(v), G.parameters.get("alpha", 0)) for v in x]
    np.testing.assert_allclose(G.value(x), expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alpha", [None, 0.3])
def test_derivatives_are_finite_differences(name, alpha):
    G = ACTIVATIONS[name]
    turned = {parameter: alpha for parameter in G.parameters if alpha is not None}
    x = SMOOTH_POINTS.copy()
    assert_gradient(name, G.derivative(x, **turned), lambda: float(G.value(x, **turned).sum()), x)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_inputs_are_exact_and_silent(name, dtype):
    G = ACTIVATIONS[name]
    x = np.array([-1000, -100, 0, 100, 1000], dtype)
    value, derivative = G.value(x), G.derivative(x)
    assert value.dtype == derivative.dtype == dtype
    assert np.isfinite(value).all()
    assert np.isfinite(derivative).all()
    flat = ("step", "sigmoid", "tanh", "hard_logistic", "hard_tanh")
    slope_at_infinity = 0 if name in flat else 1
    assert derivative[-1] == pytest.approx(slope_at_infinity, abs=1e-30)


def test_tanh_is_a_stretched_sigmoid():
    x = np.linspace(-5, 5, 101)
    np.testing.assert_allclose(
        ACTIVATIONS["tanh"].value(x), 2 * ACTIVATIONS["sigmoid"].value(2 * x) - 1, rtol=0, atol=1e-15
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_input_is_left_alone(name):
    x = SMOOTH_POINTS.copy()
    ACTIVATIONS[name].value(x)
    ACTIVATIONS[name].derivative(x)
    assert (x == SMOOTH_POINTS).all()


def wrong_sigmoid_derivative(x):
    return ACTIVATIONS["sigmoid"].value(x)


def wrong_relu_derivative(x):
    return np.maximum(x, 0)


@pytest.mark.parametrize(("name", "bug"), [("sigmoid", wrong_sigmoid_derivative), ("relu", wrong_relu_derivative)])
def test_planted_bug_is_caught(name, bug):
    x = SMOOTH_POINTS.copy()
    with pytest.raises(AssertionError, match="finite difference"):
        assert_gradient(name, bug(x), lambda: float(ACTIVATIONS[name].value(x).sum()), x)
