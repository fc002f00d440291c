"""The oracles of the lab on training and regularisation are right: recursions, differences, and plain definitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from autograder.oracles import regularised_training as oracle
from course_lib.checks import assert_close, assert_gradient, early_stopping
from course_lib.checks import optimiser_steps as optimisers
from course_lib.checks import regularised_training as visible
from course_lib.checks import training_steps as steps


def test_momentum_is_its_own_recursion(rng: np.random.Generator) -> None:
    w, gradients = rng.normal(size=(2, 3)), [rng.normal(size=(2, 3)) for _ in range(4)]
    v, here = np.zeros((2, 3)), w.copy()
    for g, place in zip(gradients, oracle.momentum(w, gradients, 0.1, 0.7), strict=True):
        v = 0.7 * v + g
        here = here - 0.1 * v
        assert_close("w", place, here, next_step="", tolerance=1e-12)


def test_rmsprop_is_its_own_recursion(rng: np.random.Generator) -> None:
    w, gradients = rng.normal(size=(3, 1)), [rng.normal(size=(3, 1)) for _ in range(4)]
    r, here = np.zeros((3, 1)), w.copy()
    for g, place in zip(gradients, oracle.rmsprop(w, gradients, 0.1, 0.8, 0.3), strict=True):
        r = 0.8 * r + 0.2 * g**2
        here = here - 0.1 * g / (np.sqrt(r) + 0.3)
        assert_close("w", place, here, next_step="", tolerance=1e-12)


def test_adam_is_its_own_recursion_with_both_corrections(rng: np.random.Generator) -> None:
    w, gradients = rng.normal(size=4), [rng.normal(size=4) for _ in range(5)]
    m, r, here = np.zeros(4), np.zeros(4), w.copy()
    for t, (g, place) in enumerate(zip(gradients, oracle.adam(w, gradients, 0.1, 0.9, 0.6, 0.2), strict=True), 1):
        m, r = 0.9 * m + 0.1 * g, 0.6 * r + 0.4 * g**2
        here = here - 0.1 * (m / (1 - 0.9**t)) / (np.sqrt(r / (1 - 0.6**t)) + 0.2)
        assert_close("w", place, here, next_step="", tolerance=1e-12)


def test_batch_normalisation_standardises_and_its_gradients_are_those_of_the_book(rng: np.random.Generator) -> None:
    X, dY, gamma, beta = rng.normal(size=(5, 3)), rng.normal(size=(5, 3)), rng.normal(size=3), rng.normal(size=3)
    s = np.sqrt(X.var(axis=0) + 0.2)
    X_hat = (X - X.mean(axis=0)) / s
    assert_close("Y", oracle.batch_norm(X, gamma, beta, 0.2), gamma * X_hat + beta, next_step="", tolerance=1e-12)
    dX, dgamma, dbeta = oracle.batch_norm_back(X, gamma, beta, 0.2, dY)
    assert_close("dbeta", dbeta, dY.sum(axis=0), next_step="", tolerance=1e-8)
    assert_close("dgamma", dgamma, (dY * X_hat).sum(axis=0), next_step="", tolerance=1e-8)
    bracket = dY - dY.mean(axis=0) - X_hat * (dY * X_hat).mean(axis=0)
    assert_close("dX", dX, gamma / s * bracket, next_step="", tolerance=1e-6)


def test_running_statistics_follow_mean_and_unbiased_variance(rng: np.random.Generator) -> None:
    X, mean, variance = rng.normal(size=(6, 2)), rng.normal(size=2), rng.uniform(1, 2, size=2)
    after = oracle.running(mean, variance, X, 0.3)
    assert_close("mean", after[0], 0.7 * mean + 0.3 * X.mean(axis=0), next_step="", tolerance=1e-12)
    assert_close("variance", after[1], 0.7 * variance + 0.3 * X.var(axis=0, ddof=1), next_step="", tolerance=1e-12)


@pytest.mark.parametrize("kind", ["l1", "l2"])
def test_the_slope_of_a_penalty_is_its_gradient(rng: np.random.Generator, kind: str) -> None:
    W = rng.normal(size=(3, 2))
    W += 0.1 * np.sign(W)  # away from the corner of |w|
    slope = oracle.penalty_slope(W, 0.4, kind)
    assert_gradient("slope", slope, lambda W: oracle.penalty([W], 0.4, kind), W, next_step="")
    assert (oracle.penalty_slope(np.zeros((1, 2)), 0.4, kind) == 0).all()


def test_early_stopping_of_the_books_exercise() -> None:
    losses = [0.9, 0.7, 0.6, 0.59, 0.61, 0.58, 0.60, 0.62, 0.63]
    assert losses == early_stopping.LOSSES
    found = [oracle.early_stopping(losses, *rule) for rule in ((2, 0.0), (3, 0.0), (9, 0.0), (2, 0.05))]
    assert found == [(5, 7), (5, 8), (5, 8), (2, 4)]


def test_early_stopping_down_the_hill_keeps_the_lowest_although_each_epoch_is_lower_than_the_one_before() -> None:
    hill = early_stopping.HILL
    assert oracle.early_stopping(hill, 2, 0.0) == (1, 3)
    assert all(after < before for before, after in itertools.pairwise(hill[2:]))
    assert min(hill) == hill[1]


def test_early_stopping_meets_every_boundary() -> None:
    assert oracle.early_stopping([1.0], 1, 0.0) == (0, 0)
    assert oracle.early_stopping([1.0, 1.0, 0.5], 1, 0.0) == (0, 1), "as low is no improvement"
    assert oracle.early_stopping([1.0, 0.75, 0.25], 2, 0.25) == (2, 2), "lower by exactly min_delta is none"
    assert oracle.early_stopping([1.0, float("nan"), 0.5], 1, 0.0) == (0, 1), "nan is none"
    assert oracle.early_stopping([1.0, 2.0, 0.5, 2.0, 2.0, 0.1], 2, 0.0) == (2, 4), "the count starts again"


def test_the_numbers_of_the_visible_examples_are_those_of_the_oracle() -> None:
    for name, w in optimisers.START.items():
        gradients = [batch[name] for batch in optimisers.GRADIENTS]
        paths = (
            (optimisers.MOMENTUM, oracle.momentum(w, gradients, optimisers.ALPHA, 0.5)),
            (optimisers.RMSPROP, oracle.rmsprop(w, gradients, optimisers.ALPHA, 0.75, 1.0)),
            (optimisers.ADAM, oracle.adam(w, gradients, optimisers.ALPHA, 0.5, 0.84, 1.0)),
        )
        for shown, path in paths:
            for step in range(2):
                assert_close(name, shown[step][name], path[step], next_step="", tolerance=1e-6)
    Y = oracle.batch_norm(steps.X, steps.GAMMA, steps.BETA, steps.EPSILON)
    assert_close("Y", Y, steps.Y, next_step="", tolerance=1e-12)
    back = oracle.batch_norm_back(steps.X, steps.GAMMA, steps.BETA, steps.EPSILON, steps.DY)
    for array, number in zip(back, (steps.DX, steps.DGAMMA, steps.DBETA), strict=True):
        assert_close("back", array, number, next_step="", tolerance=1e-6)
    for array, number in zip(oracle.running(*steps.RUNNING, steps.X, 0.1), steps.RUNNING_AFTER, strict=True):
        assert_close("running", array, number, next_step="", tolerance=1e-12)
    used = oracle.normalised(steps.ONE_ROW, steps.GAMMA, steps.BETA, *steps.KEPT, steps.EPSILON)
    assert_close("use", used, steps.ONE_ROW_Y, next_step="", tolerance=1e-12)
    weights = [visible.PARAMS["W1"], visible.PARAMS["W2"]]
    assert oracle.penalty(weights, visible.THETA, "l1") == pytest.approx(visible.L1)
    assert oracle.penalty(weights, visible.THETA, "l2") == pytest.approx(visible.L2)
