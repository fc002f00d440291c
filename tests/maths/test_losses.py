"""Losses and their gradients: every entry, extreme logits, and the mean taken exactly once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_lib.maths.losses import softmax, softmax_cross_entropy, squared_error
from tests.gradients import assert_gradient

LOGITS = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 5)), elements=st.floats(-1000, 1000))


def cross_entropy_by_loops(Z, y):
    """−1/N Σ ln (e^{z_y} / Σ e^{z_o}), straight from the sum sign."""
    total = 0.0
    for row, label in zip(Z.tolist(), y.tolist(), strict=True):
        total -= math.log(math.exp(row[label]) / sum(math.exp(z) for z in row))
    return total / len(Z)


@pytest.mark.parametrize("shape", [(1, 2), (5, 3), (4, 10)])
def test_cross_entropy_is_the_formula(shape, rng):
    Z, y = rng.standard_normal(shape), rng.integers(0, shape[1], shape[0])
    assert softmax_cross_entropy(Z, y)[0] == pytest.approx(cross_entropy_by_loops(Z, y), rel=1e-13)


@pytest.mark.parametrize("shape", [(1, 2), (5, 3), (4, 10)])
def test_cross_entropy_gradient_is_finite_differences(shape, rng):
    Z, y = rng.standard_normal(shape), rng.integers(0, shape[1], shape[0])
    assert_gradient("dZ", softmax_cross_entropy(Z, y)[1], lambda: softmax_cross_entropy(Z, y)[0], Z)


@pytest.mark.parametrize("shape", [(1, 1), (5, 3)])
def test_squared_error_gradient_is_finite_differences(shape, rng):
    Y_hat, Y = rng.standard_normal(shape), rng.standard_normal(shape)
    assert_gradient("dY", squared_error(Y_hat, Y)[1], lambda: squared_error(Y_hat, Y)[0], Y_hat)


def test_squared_error_of_the_lecture_is_half_a_square_an_example():
    loss, dY = squared_error(np.array([[0.7609, 0.7760]]), np.array([[0.9, 0.5]]))
    assert loss == pytest.approx(0.5 * (0.1391**2 + 0.276**2))
    np.testing.assert_allclose(dY, [[-0.1391, 0.276]], atol=1e-12)


def test_the_mean_is_taken_once(rng):
    Z, y = rng.standard_normal((3, 4)), np.array([0, 3, 1])
    once, dZ = softmax_cross_entropy(Z, y)
    twice, dZ2 = softmax_cross_entropy(np.vstack([Z, Z]), np.tile(y, 2))
    assert twice == pytest.approx(once)
    np.testing.assert_allclose(dZ2, np.vstack([dZ, dZ]) / 2)


@given(LOGITS)
def test_probabilities_sum_to_one_and_gradients_to_zero(Z):
    np.testing.assert_allclose(softmax(Z).sum(axis=1), 1, rtol=1e-12)
    loss, dZ = softmax_cross_entropy(Z, np.zeros(len(Z), int))
    assert loss >= 0
    assert np.isfinite(loss)
    np.testing.assert_allclose(dZ.sum(axis=1), 0, atol=1e-15)


@given(LOGITS, st.floats(-500, 500))
def test_softmax_does_not_see_a_shift(Z, shift):
    np.testing.assert_allclose(softmax(Z + shift), softmax(Z), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_logits_of_a_thousand_cost_a_thousand(dtype):
    Z = np.array([[1000, -1000, 0], [-1000, 1000, 1000]], dtype)
    loss, dZ = softmax_cross_entropy(Z, np.array([1, 1]))
    assert loss == pytest.approx((2000 + math.log(2)) / 2)
    np.testing.assert_allclose(dZ, [[0.5, -0.5, 0], [0, -0.25, 0.25]], atol=1e-12)
    assert dZ.dtype == dtype


def test_the_logits_are_left_alone(rng):
    Z = rng.standard_normal((3, 4))
    before = Z.copy()
    softmax(Z)
    softmax_cross_entropy(Z, np.array([0, 1, 2]))
    assert (before == Z).all()


@pytest.mark.parametrize("y", [np.array([0, 3]), np.array([-1, 0]), np.array([0.0, 1.0]), np.array([0]), np.eye(2)])
def test_labels_that_are_no_classes_are_refused(y):
    with pytest.raises(ValueError, match="softmax_cross_entropy needs"):
        softmax_cross_entropy(np.zeros((2, 3)), y)


def test_squared_error_refuses_to_broadcast():
    with pytest.raises(ValueError, match=r"outputs \(3, 1\), true values \(3,\)"):
        squared_error(np.zeros((3, 1)), np.zeros(3))


def forgets_the_mean(Z, y):
    loss, dZ = softmax_cross_entropy(Z, y)
    return loss, dZ * len(Z)


def averages_twice(Z, y):
    loss, dZ = softmax_cross_entropy(Z, y)
    return loss, dZ / len(Z)


def flips_the_sign(Z, y):
    loss, dZ = softmax_cross_entropy(Z, y)
    return loss, -dZ


@pytest.mark.parametrize("bug", [forgets_the_mean, averages_twice, flips_the_sign])
def test_planted_bug_is_caught(bug, rng):
    Z, y = rng.standard_normal((4, 3)), np.array([0, 1, 2, 0])
    with pytest.raises(AssertionError, match="finite difference"):
        assert_gradient("dZ", bug(Z, y)[1], lambda: bug(Z, y)[0], Z)
