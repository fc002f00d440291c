"""The oracles of the lab on activations and losses: right by differences, other formulas and plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import assert_close, assert_gradient
from course_lib.types import Array

ACTIVATIONS: dict[str, Callable[[Array], tuple[Array, Array]]] = {
    "sigmoid": oracle.sigmoid,
    "tanh": oracle.tanh,
    "softplus": oracle.softplus,
    "elu": lambda z: oracle.elu(z, 1.7),
    "prelu": lambda z: oracle.prelu(z, 0.3)[:2],
}
Loss = Callable[[Array], tuple[float, Array]]


def away_from_zero(rng: np.random.Generator, *shape: int) -> Array:
    return rng.uniform(0.2, 3, size=shape) * rng.choice([-1, 1], size=shape)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_is_that_of_the_value(rng: np.random.Generator, name: str) -> None:
    function, z = ACTIVATIONS[name], away_from_zero(rng, 4, 5)
    assert_gradient(name, function(z)[1], lambda z: float(function(z)[0].sum()), z, next_step="")


def test_the_values_are_those_of_numpy(rng: np.random.Generator) -> None:
    z = away_from_zero(rng, 3, 4)
    for yours, expected in (
        (oracle.sigmoid(z)[0], 1 / (1 + np.exp(-z))),
        (oracle.tanh(z)[0], np.tanh(z)),
        (oracle.softplus(z)[0], np.log(1 + np.exp(z))),
        (oracle.elu(z, 0.5)[0], np.where(z > 0, z, 0.5 * (np.exp(z) - 1))),
        (oracle.prelu(z, 0.5)[0], np.where(z > 0, z, z / 2)),
    ):
        assert_close("value", yours, expected, next_step="", tolerance=1e-12)


def test_prelu_moves_with_alpha(rng: np.random.Generator) -> None:
    z = away_from_zero(rng, 7)
    h = 1e-6
    measured = (oracle.prelu(z, 0.3 + h)[0] - oracle.prelu(z, 0.3 - h)[0]) / (2 * h)
    assert_close("slope in α", oracle.prelu(z, 0.3)[2], measured, next_step="", tolerance=1e-6)


@pytest.mark.parametrize("name", ["squared", "absolute", "smooth", "binary", "logistic"])
def test_the_slopes_are_those_of_the_loss(rng: np.random.Generator, name: str) -> None:
    y, e = rng.normal(size=6), away_from_zero(rng, 6)
    bits = rng.integers(2, size=6)
    losses: dict[str, Loss] = {
        "squared": lambda a: oracle.squared_error(y, a),
        "absolute": lambda a: oracle.absolute_error(y, a),
        "smooth": lambda a: oracle.smooth_l1(y, a, 1.3),
        "binary": lambda a: oracle.binary_cross_entropy(bits, a),
        "logistic": lambda a: oracle.logistic_loss(2 * bits - 1, a),
    }
    loss = losses[name]
    assert_gradient(name, loss(y + e)[1], lambda a: loss(a)[0], y + e, next_step="")


def test_the_losses_are_the_printed_formulas(rng: np.random.Generator) -> None:
    y, e = rng.normal(size=5), np.array([-4.0, 0.5, 0.0, 3.0, -0.25])
    assert oracle.squared_error(y, y + e)[0] == pytest.approx(np.mean(e**2) / 2)
    assert oracle.absolute_error(y, y + e)[0] == pytest.approx(np.mean(np.abs(e)))
    assert oracle.smooth_l1(y, y + e, 2.0)[0] == pytest.approx(np.mean([3, 0.0625, 0, 2, 0.015625]))
    bits, z = np.array([1, 0, 0, 1, 1]), rng.normal(size=5)
    p = 1 / (1 + np.exp(-z))
    printed = -np.mean(bits * np.log(p) + (1 - bits) * np.log(1 - p))
    assert oracle.binary_cross_entropy(bits, z)[0] == pytest.approx(printed)
    assert oracle.logistic_loss(2 * bits - 1, z)[0] == pytest.approx(printed)


def test_softmax_cross_entropy_is_the_printed_formula_with_its_gradient(rng: np.random.Generator) -> None:
    Z, Y = rng.normal(size=(4, 3)), np.eye(3)[[0, 2, 2, 1]]
    loss, dZ = oracle.softmax_cross_entropy(Y, Z)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    assert loss == pytest.approx(-np.sum(Y * np.log(P)) / 4)
    assert_gradient("dZ", dZ, lambda Z: oracle.softmax_cross_entropy(Y, Z)[0], Z, next_step="")


def test_logits_of_a_thousand_cost_a_thousand() -> None:
    z = np.array([1000.0])
    assert oracle.binary_cross_entropy(np.array([0]), z)[0] == 1000
    assert oracle.logistic_loss(np.array([-1]), z)[0] == 1000
    assert oracle.softmax_cross_entropy(np.eye(2)[[0]], np.array([[-1000.0, 0.0]]))[0] == 1000
    assert [oracle.sigmoid(s * z)[0].item() for s in (1, -1)] == [1, 0]
    assert [oracle.softplus(s * z)[0].item() for s in (1, -1)] == [1000, 0]


@pytest.mark.parametrize("loss", ["squared error", "cross-entropy"])
def test_the_gradients_of_a_neuron_are_those_of_its_loss(rng: np.random.Generator, loss: str) -> None:
    X, y, w, b = rng.normal(size=(6, 3)), rng.integers(2, size=6), rng.normal(size=3), 0.4

    def cost(w: Array, b: float) -> float:
        z = X @ w + b
        if loss == "squared error":
            return oracle.squared_error(y, oracle.sigmoid(z)[0])[0]
        return oracle.binary_cross_entropy(y, z)[0]

    dw, db = oracle.neuron_gradients(loss, X, y, w, b)
    assert_gradient("dw", dw, lambda w: cost(w, b), w, next_step="")
    assert db == pytest.approx((cost(w, b + 1e-6) - cost(w, b - 1e-6)) / 2e-6)


def test_the_slopes_of_a_table_are_numpys_at_inner_points(rng: np.random.Generator) -> None:
    x, f = np.linspace(-1, 2, 8), rng.normal(size=8)
    assert_close("slopes", oracle.table_slopes(x, f), np.gradient(f, x)[1:-1], next_step="", tolerance=1e-12)


def test_all_digits_are_right_where_they_are_known_from_elsewhere() -> None:
    z = np.array([50.0, -50.0, 1e-3])
    series = -math.exp(-50) + math.exp(-100) / 2
    expected = np.array([series, -50 + series, -math.log1p(math.exp(-1e-3))])
    np.testing.assert_allclose(oracle.exact_log_sigmoid(z), expected, rtol=1e-15)
    a, b = np.array([40.0, 1e-10, 2.0]), np.array([39.0, 0.0, 2.0])
    near = 1e-10 / 4  # σ′(0) is ¼, and σ″(0) is 0
    expected = np.array([math.exp(-39) * -math.expm1(-1) / (1 + math.exp(-39)) / (1 + math.exp(-40)), near, 0.0])
    np.testing.assert_allclose(oracle.exact_sigmoid_gap(a, b), expected, rtol=1e-15)
    rows = np.array([[1000.0, 1000.0], [1e-12, 3e-12], [math.log(2), math.log(4)]])
    np.testing.assert_allclose(oracle.exact_log_mean_exp(rows), [1000, 2e-12, math.log(3)], rtol=1e-12)


def test_the_exact_functions_agree_with_the_plain_ones_where_those_are_good(rng: np.random.Generator) -> None:
    z = rng.uniform(-3, 3, size=5)
    np.testing.assert_allclose(oracle.exact_log_sigmoid(z), np.log(oracle.sigmoid(z)[0]), rtol=1e-12)
    gap = oracle.sigmoid(z)[0] - oracle.sigmoid(-z)[0]
    np.testing.assert_allclose(oracle.exact_sigmoid_gap(z, -z), gap, rtol=1e-12)
    Z = rng.uniform(1, 3, size=(4, 3))
    np.testing.assert_allclose(oracle.exact_log_mean_exp(Z), np.log(np.exp(Z).mean(axis=1)), rtol=1e-12)
