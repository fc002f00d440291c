"""The other losses: values by hand, gradients by finite differences, ±1000, and labels that cannot be."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_lib.maths.losses import (
    absolute_error,
    binary_cross_entropy,
    logistic_loss,
    perceptron_loss,
    smooth_l1,
    zero_one,
)
from tests.gradients import assert_gradient

REGRESSION = {
    "absolute": absolute_error,
    "smooth L1": smooth_l1,
    "smooth L1, β = 0.3": lambda a, b: smooth_l1(a, b, beta=0.3),
}
BINARY = {
    "cross-entropy": (binary_cross_entropy, (0, 1)),
    "logistic": (logistic_loss, (-1, 1)),
    "perceptron": (perceptron_loss, (-1, 1)),
}


@pytest.mark.parametrize("name", REGRESSION)
def test_regression_gradients_are_finite_differences(name, rng):
    loss = REGRESSION[name]
    Y = rng.standard_normal((5, 3))
    Y_hat = Y + rng.choice([-2.0, -0.7, -0.2, 0.1, 0.9, 3.0], Y.shape)  # away from the kinks at 0, ±0.3 and ±1
    assert_gradient(name, loss(Y_hat, Y)[1], lambda: loss(Y_hat, Y)[0], Y_hat)


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("shape", [(6,), (6, 1)])
def test_binary_gradients_are_finite_differences(name, shape, rng):
    loss, labels = BINARY[name]
    Z, y = 2 * rng.standard_normal(shape), rng.choice(labels, 6)
    gradient = loss(Z, y)[1]
    assert gradient.shape == shape
    assert_gradient(name, gradient, lambda: loss(Z, y)[0], Z)


def test_values_by_hand():
    e = np.array([[0.5], [-3.0]])
    zero = np.zeros((2, 1))
    assert absolute_error(e, zero)[0] == pytest.approx(3.5 / 2)
    assert smooth_l1(e, zero)[0] == pytest.approx((0.125 + 2.5) / 2)
    z = np.array([math.log(3), 0.0])  # σ = 3/4, 1/2
    assert binary_cross_entropy(z, np.array([1, 0]))[0] == pytest.approx(-(math.log(3 / 4) + math.log(1 / 2)) / 2)
    assert perceptron_loss(np.array([2.0, 2.0, -1.0]), np.array([1, -1, 1]))[0] == pytest.approx((0 + 2 + 1) / 3)


def test_the_two_ways_to_write_labels_are_one_loss(rng):
    z, y = rng.standard_normal(9), rng.integers(0, 2, 9)
    zero_to_one, minus_to_plus = binary_cross_entropy(z, y), logistic_loss(z, 2 * y - 1)
    assert zero_to_one[0] == pytest.approx(minus_to_plus[0], rel=1e-14)
    np.testing.assert_allclose(zero_to_one[1], minus_to_plus[1], atol=1e-16)


def test_the_lectures_last_line_has_the_wrong_sign(rng):
    """The slide ends with −(1/m) Σ (σ(z) − y) x; finite differences say +."""
    w, x, y = rng.standard_normal(3), rng.standard_normal((8, 3)), rng.integers(0, 2, 8)
    gradient = binary_cross_entropy(x @ w, y)[1] @ x
    assert_gradient("w", gradient, lambda: binary_cross_entropy(x @ w, y)[0], w)
    with pytest.raises(AssertionError, match="finite difference"):
        assert_gradient("w", -gradient, lambda: binary_cross_entropy(x @ w, y)[0], w)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", BINARY)
def test_scores_of_a_thousand_are_exact_and_silent(name, dtype):
    loss, (low, high) = BINARY[name]
    value, gradient = loss(np.array([1000, -1000, 1000, -1000], dtype), np.array([low, low, high, high]))
    assert value == pytest.approx(2000 / 4)
    assert gradient.dtype == dtype
    np.testing.assert_allclose(gradient, [0.25, 0, 0, -0.25], atol=1e-30)


@given(arrays(np.float64, 7, elements=st.floats(-50, 50)), arrays(np.int64, 7, elements=st.sampled_from([-1, 1])))
def test_losses_of_a_margin_are_never_negative_and_push_the_right_way(z, y):
    for loss in (logistic_loss, perceptron_loss):
        value, gradient = loss(z, y)
        assert value >= 0
        assert (gradient * y <= 0).all()


def test_a_point_on_the_plane_still_teaches_the_perceptron():
    assert perceptron_loss(np.zeros(2), np.array([1, -1]))[1].tolist() == [-0.5, 0.5]


@pytest.mark.parametrize(
    ("tolerance", "share"), [(0, 3 / 4), (0.1, 3 / 4), (0.2, 2 / 4), (0.5, 2 / 4), (0.51, 1 / 4), (10, 0)]
)
def test_zero_one_forgives_what_is_within_its_tolerance(tolerance, share):
    y_hat, y = np.array([1.0, 1.125, 2.5, -4.0]), np.array([1.0, 1.0, 2.0, 0.0])
    assert zero_one(y_hat, y, tolerance=tolerance) == share


def test_zero_one_counts_classes():
    assert zero_one(np.array([1, 2, 3]), np.array([1, 2, 2])) == pytest.approx(1 / 3)
    assert zero_one(np.array([0], np.uint8), np.array([255], np.uint8), tolerance=2) == 1  # no wrap-around


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("y", [[2, 0], [-1, 0], [0.5, 1]])
def test_labels_that_cannot_be_are_named(name, y):
    with pytest.raises(ValueError, match="needs labels in"):
        BINARY[name][0](np.zeros(2), np.array(y))


def test_shapes_that_do_not_fit_are_named():
    for loss in REGRESSION.values():
        with pytest.raises(ValueError, match=r"outputs \(2, 1\), true values \(2,\)"):
            loss(np.zeros((2, 1)), np.zeros(2))
    with pytest.raises(ValueError, match=r"one score a label, got scores \(2, 2\) and labels \(2,\)"):
        logistic_loss(np.zeros((2, 2)), np.array([1, -1]))
    with pytest.raises(ValueError, match=r"\(2,\) and \(3,\)"):
        zero_one(np.zeros(2), np.zeros(3))
    with pytest.raises(ValueError, match="tolerance ≥ 0, got -1"):
        zero_one(np.zeros(2), np.zeros(2), tolerance=-1)
    with pytest.raises(ValueError, match="beta must be positive, got 0"):
        smooth_l1(np.zeros((1, 1)), np.zeros((1, 1)), beta=0)
    with pytest.raises(ValueError, match="at least one example"):
        absolute_error(np.zeros((0, 1)), np.zeros((0, 1)))
