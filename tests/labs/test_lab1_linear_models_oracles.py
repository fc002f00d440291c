"""The oracles of the lab on linear models are right by their own definitions: differences, minima, divergence."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_gradient
from course_lib.data import houses, xor
from course_lib.types import Array


def data(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    return rng.normal(size=4), rng.normal(size=(7, 3)), rng.normal(size=7)


def test_predictions_and_loss_are_those_of_matrix_products(rng: np.random.Generator) -> None:
    w_hat, X, y = data(rng)
    Y_hat = np.column_stack([np.ones(7), X]) @ w_hat
    assert_close("Y_hat", oracle.predict(w_hat, X), Y_hat, next_step="")
    assert_close("L", np.array(oracle.loss(w_hat, X, y)), np.array(((Y_hat - y) ** 2).sum() / 2), next_step="")


def test_the_gradient_is_that_of_the_loss(rng: np.random.Generator) -> None:
    w_hat, X, y = data(rng)
    assert_gradient("g", oracle.gradient(w_hat, X, y), lambda w: oracle.loss(w, X, y), w_hat, next_step="")


def test_no_gradient_is_left_at_the_closed_form(rng: np.random.Generator) -> None:
    _, X, y = data(rng)
    for inputs, targets in ((X, y), tuple(houses())):
        w_hat = oracle.closed_form(inputs, targets)
        assert np.abs(oracle.gradient(w_hat, inputs, targets)).max() < 1e-8
        assert oracle.loss(w_hat + 0.01, inputs, targets) > oracle.loss(w_hat, inputs, targets)


def test_descent_arrives_below_the_largest_alpha_and_diverges_above(rng: np.random.Generator) -> None:
    _, X, y = data(rng)
    limit = oracle.largest_alpha(X)
    below, losses = oracle.descend(X, y, 0.95 * limit, 400)
    assert_close("w", below, oracle.closed_form(X, y), next_step="")
    assert len(losses) == 401
    assert losses[0] == pytest.approx((y**2).mean() / 2)
    _, losses = oracle.descend(X, y, 1.05 * limit, 400)
    assert losses[-1] > 1e6 * losses[0]


def test_scaled_columns_have_mean_0_and_deviation_1_and_constant_ones_stay(rng: np.random.Generator) -> None:
    X = rng.normal(size=(9, 3)) * [1, 10, 0] + [5, -3, 7]
    mean, std = oracle.standardise(X)
    scaled = (X - mean) / std
    assert np.allclose(scaled.mean(axis=0), 0)
    assert np.allclose((scaled**2).mean(axis=0), [1, 1, 0])


def test_raw_weights_predict_what_scaled_weights_predict(rng: np.random.Generator) -> None:
    w_hat, X, _ = data(rng)
    mean, std = oracle.standardise(X)
    raw = oracle.raw_weights(w_hat, mean, std)
    assert_close("Y_hat", oracle.predict(raw, X), oracle.predict(w_hat, (X - mean) / std), next_step="")


def test_walking_the_signed_distance_back_along_w_ends_on_the_plane(rng: np.random.Generator) -> None:
    w, b, X = rng.normal(size=3), 0.7, rng.normal(size=(5, 3))
    d = oracle.signed_distance(w, b, X)
    feet = X - d[:, None] * w / np.linalg.norm(w)
    assert np.allclose(feet @ w + b, 0)


def test_the_perceptrons_loss_is_the_length_of_w_times_the_distances_of_wrong_points(rng: np.random.Generator) -> None:
    w, b, X, y = rng.normal(size=3), 0.7, rng.normal(size=(9, 3)), rng.choice([-1, 1], size=9)
    d = y * oracle.signed_distance(w, b, X)
    expected = -d[d < 0].sum() * np.linalg.norm(w)
    assert oracle.perceptron_loss(w, b, X, y) == pytest.approx(expected)
    assert oracle.perceptron_loss(w, b, X, np.where(X @ w + b > 0, 1, -1)) == 0


def test_training_ends_with_a_clean_pass_exactly_where_a_plane_exists(rng: np.random.Generator) -> None:
    X = rng.integers(-6, 7, size=(20, 2)) + 0.5
    y = np.where(X @ [1, 2] > 0.25, 1, -1)
    w, b, updates = oracle.train(np.zeros(2), 0.0, X, y, 1.0, 1000)
    assert (y * (X @ w + b) > 0).all()
    assert updates[-1] == 0
    assert all(updates[:-1])
    corners, signs = xor(4, noise=0.0, rng=rng)
    *_, updates = oracle.train(np.zeros(2), 0.0, corners, 2 * signs - 1, 1.0, 50)
    assert len(updates) == 50
    assert all(updates)


def test_the_held_out_error_of_the_true_features_is_the_noise(rng: np.random.Generator) -> None:
    F = rng.normal(size=(4000, 3)) * [1, 1000, 0.001]
    y = 7 + F @ [1, 0.002, 3000] + rng.normal(scale=0.5, size=4000)
    error = oracle.held_out_error(F[:2000], y[:2000], F[2000:], y[2000:])
    assert error == pytest.approx(0.5, rel=0.1)
    with_zeros = np.column_stack([F, np.zeros(4000)])
    assert oracle.held_out_error(with_zeros[:2000], y[:2000], with_zeros[2000:], y[2000:]) == pytest.approx(error)
