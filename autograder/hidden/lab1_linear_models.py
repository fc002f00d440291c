"""The hidden checks of the lab on linear models: they run beside the judge, and every input comes from `rng`.

A check works on remote handles and on plain objects alike, looks at one thing, and returns nothing when it is right.
The text of the lab fixes what could be read in two ways: ŵ has the start first, L is a sum, descent divides by N, the
standard deviation divides by N. Everything else is free: lists or arrays, (n,) or (n, 1), any real dtype.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.hidden.lab1_linear_models_features import features_below_6, features_below_13
from autograder.hidden.lab1_linear_models_perceptron import (
    distance_judged,
    gives_up_judged,
    perceptron_loss_judged,
    train_judged,
    update_judged,
)
from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt
from course_lib.checks.linear_models import A_COLUMN, WITH_START
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector
from course_lib.types import Array

__all__ = [
    "closed_form_judged",
    "descend_judged",
    "distance_judged",
    "features_below_6",
    "features_below_13",
    "gives_up_judged",
    "gradient_judged",
    "largest_alpha_judged",
    "loss_judged",
    "losses_judged",
    "perceptron_loss_judged",
    "predict_judged",
    "raw_weights_judged",
    "standardise_judged",
    "train_judged",
    "update_judged",
]

SHAPES = ((1, 1), (1, 4), (7, 1), (9, 3), (4, 6))  # N, features; never square, with the start or without it
KINDS = (np.float64, np.float32, np.int64)
SINGLE = 1e-3  # of the largest entry: what many float32 steps may lose; a forgotten term changes much more


def predict_judged(predict: Any, *, rng: np.random.Generator) -> None:
    """ŷ for odd shapes, in float64, float32 and whole numbers; what was handed in stays as it was."""
    for w_hat, X, _ in _cases(rng):
        where, given, weights = f"predict, X {X.shape}", X.copy(), w_hat.copy()
        Y_hat = as_vector(where, attempt("predict", predict, weights, given), len(X), "one prediction for each row.")
        by_hand = "compute one entry by hand: the start, plus a row of X times the other weights."
        assert_close(where, Y_hat, oracle.predict(w_hat, X), next_step=by_hand)
        assert_unchanged(f"{where}: X", given, X)
        assert_unchanged(f"{where}: w_hat", weights, w_hat)


def loss_judged(loss_and_gradient: Any, *, rng: np.random.Generator) -> None:
    """L, half the sum of squared residuals; 0 where every residual is 0."""
    for w_hat, X, y in _cases(rng):
        L, _ = _loss_and_gradient(loss_and_gradient, w_hat, X, y)
        where = f"loss_and_gradient, X {X.shape}: L"
        half = "half the sum over all examples, of the squares of ŷ − y."
        assert_close(where, np.array(as_scalar(where, L)), np.array(oracle.loss(w_hat, X, y)), next_step=half)
    X, w_hat = rng.integers(-5, 6, size=(5, 2)).astype(float), rng.integers(1, 4, size=3).astype(float)
    L, _ = _loss_and_gradient(loss_and_gradient, w_hat, X, oracle.predict(w_hat, X))
    where = "loss_and_gradient of a perfect fit: L"
    assert_close(where, np.array(as_scalar(where, L)), np.array(0.0), next_step="no residuals, no loss.")


def gradient_judged(loss_and_gradient: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂ŵ for every weight, the start first."""
    for w_hat, X, y in _cases(rng):
        _, slope = _loss_and_gradient(loss_and_gradient, w_hat, X, y)
        where = f"loss_and_gradient, X {X.shape}: gradient"
        assert_close(
            where,
            as_vector(where, slope, len(w_hat), WITH_START),
            oracle.gradient(w_hat, X, y),
            next_step="compare with central differences of your own L, weight by weight.",
        )


def closed_form_judged(closed_form: Any, *, rng: np.random.Generator) -> None:
    """The ŵ of the least L, for more examples than weights and for as many; X of any size and unit."""
    for N, n in ((2, 1), (3, 2), (12, 1), (9, 3), (20, 5)):
        for kind in KINDS:
            X, y = _spread(N, n, rng, kind), (10 * rng.normal(size=N)).astype(kind)
            where, given, targets = f"closed_form, X {X.shape}", X.copy(), y.copy()
            w_hat = as_vector(where, attempt("closed_form", closed_form, given, targets), n + 1, WITH_START)
            look = "at the best ŵ the gradient of L is 0: what does yours say there?"
            assert_close(where, w_hat, oracle.closed_form(X, y), next_step=look, tolerance=SINGLE)
            assert_unchanged(f"{where}: X", given, X)
            assert_unchanged(f"{where}: y", targets, y)


def descend_judged(descend: Any, *, rng: np.random.Generator) -> None:
    """ŵ after a fixed number of steps, none and one among them, for slow, quick and diverging α."""
    for X, y, alpha, steps in _walks(rng):
        expected, _ = oracle.descend(X, y, alpha, steps)
        w_hat, _ = _walked(descend, X, y, alpha, steps)
        where = f"descend, X {X.shape}, {steps} steps: ŵ"
        assert_close(
            where,
            as_vector(where, w_hat, len(expected), WITH_START),
            expected,
            next_step="from ŵ = 0, exactly so many steps of α/N times the gradient, start and weights together.",
            tolerance=SINGLE,
        )


def losses_judged(descend: Any, *, rng: np.random.Generator) -> None:
    """L/N before each step and at the end: one more than there are steps."""
    for X, y, alpha, steps in _walks(rng):
        _, expected = oracle.descend(X, y, alpha, steps)
        _, losses = _walked(descend, X, y, alpha, steps)
        where = f"descend, X {X.shape}, {steps} steps: losses"
        found = as_vector(where, losses, steps + 1, "one loss before each step, and one at the end.")
        for step in range(steps + 1):  # one by one: the last of a long walk are small beside the first
            assert_close(
                f"descend, X {X.shape}: losses[{step}]",
                np.array(found[step]),
                np.array(expected[step]),
                next_step="L/N at the ŵ of that moment: before step 0, …, and after the last.",
                tolerance=SINGLE,
            )


def largest_alpha_judged(largest_alpha: Any, *, rng: np.random.Generator) -> None:
    """2/λ for features of one size and of very different ones, one example or many."""
    for (N, n), unit in zip(((1, 3), (8, 1), (9, 3), (5, 7), (6, 2)), (1.0, 0.05, 1.0, 20.0, 0.3), strict=True):
        for kind in (np.float64, np.float32):
            X = (unit * (rng.normal(size=(N, n)) + rng.normal(size=n))).astype(kind)
            where, given = f"largest_alpha, X {X.shape}", X.copy()
            alpha = as_scalar(where, attempt("largest_alpha", largest_alpha, given))
            grow = "try it: just below it the losses of descend fall, just above they grow."
            assert_close(where, np.array(alpha), np.array(oracle.largest_alpha(X)), next_step=grow, tolerance=SINGLE)
            assert_unchanged(f"{where}: X", given, X)


def standardise_judged(standardise: Any, *, rng: np.random.Generator) -> None:
    """Mean and standard deviation of every column; a column that never changes gets 1, one that comes back does not."""
    for N, n in ((2, 1), (7, 1), (6, 4), (11, 2)):
        for kind, unit in (
            (np.float64, 10.0),
            (np.float64, 0.01),
            (np.float32, 10.0),
            (np.float32, 0.1),
            (np.int64, 10.0),
        ):
            X = (unit * (rng.normal(size=(N, n)) + rng.integers(-3, 4, size=n))).astype(kind)
            if n > 1:
                X[:, rng.integers(n)] = rng.integers(1, 9)
            if N > 2:
                X[-1] = X[0]
            where, given = f"standardise, X {X.shape}", X.copy()
            mean, std = as_parts("standardise", attempt("standardise", standardise, given), "mean", "std")
            right_mean, right_std = oracle.standardise(X)
            column = "look at each column by itself; divide by N; and is one of them constant?"
            assert_close(f"{where}: mean", as_vector(f"{where}: mean", mean, n, A_COLUMN), right_mean, next_step=column)
            assert_close(f"{where}: std", as_vector(f"{where}: std", std, n, A_COLUMN), right_std, next_step=column)
            assert_unchanged(f"{where}: X", given, X)


def raw_weights_judged(raw_weights: Any, *, rng: np.random.Generator) -> None:
    """ŵ for raw inputs, for one feature and for several, from ŵ for standardised inputs."""
    for n in (1, 2, 5):
        for kind in (np.float64, np.float32):
            w_hat, mean = rng.normal(size=n + 1).astype(kind), (5 * rng.normal(size=n)).astype(kind)
            std = rng.uniform(0.2, 3, size=n).astype(kind)
            where, given = f"raw_weights, {n} features", (w_hat.copy(), mean.copy(), std.copy())
            raw = as_vector(where, attempt("raw_weights", raw_weights, *given), n + 1, WITH_START)
            same = "both must give the same predictions: try it with your predict on two or three rows."
            assert_close(where, raw, oracle.raw_weights(w_hat, mean, std), next_step=same)
            for name, now, before in zip(("w_hat", "mean", "std"), given, (w_hat, mean, std), strict=True):
                assert_unchanged(f"{where}: {name}", now, before)


def _loss_and_gradient(function: Any, w_hat: Array, X: Array, y: Array) -> list[Any]:
    where, given = "loss_and_gradient", (w_hat.copy(), X.copy(), y.copy())
    parts = as_parts(where, attempt(where, function, *given), "L", "gradient")
    for name, now, before in zip(("w_hat", "X", "y"), given, (w_hat, X, y), strict=True):
        assert_unchanged(f"{where}: {name}", now, before)
    return parts


def _walked(function: Any, X: Array, y: Array, alpha: float, steps: int) -> list[Any]:
    given = X.copy(), y.copy()
    parts = as_parts("descend", attempt("descend", function, *given, alpha, steps), "w_hat", "losses")
    for name, now, before in zip(("X", "y"), given, (X, y), strict=True):
        assert_unchanged(f"descend: {name}", now, before)
    return parts


def _cases(rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array]]:
    """ŵ, X and y of odd shapes and all dtypes; ŷ and ŷ − y are not so small that float32 loses their digits."""
    for N, n in SHAPES:
        for kind in KINDS:
            big = False
            while not big:
                w_hat, X, y = 3 * rng.normal(size=n + 1), 3 * rng.normal(size=(N, n)), 5 * rng.normal(size=N)
                w_hat[0] += 4 * np.sign(w_hat[0])  # a start that cannot be overlooked
                w_hat, X, y = w_hat.astype(float if kind is np.int64 else kind), X.astype(kind), y.astype(kind)
                Y_hat = oracle.predict(w_hat, X)
                big = bool(np.abs(Y_hat).max() > 1 and np.abs(Y_hat - y).max() > 1)
            yield w_hat, X, y


def _walks(rng: np.random.Generator) -> Iterator[tuple[Array, Array, float, int]]:
    """X, y, α and steps; α is a share of the largest one that still arrives. The last walk is at its goal at once."""
    plans = (
        ((1, 2), 0.2, 3),
        ((8, 1), 0.9, 0),
        ((8, 1), 0.3, 1),
        ((9, 3), 0.6, 12),
        ((5, 2), 1.4, 8),
        ((6, 4), 0.1, 2),
    )
    for (N, n), share, steps in plans:
        for kind in KINDS:
            X, y = _spread(N, n, rng, kind), (5 + 8 * rng.normal(size=N)).astype(kind)
            yield X, y, float(share * oracle.largest_alpha(X)), steps
    yield _spread(6, 2, rng, np.float64), np.zeros(6), 0.1, 4


def _spread(N: int, n: int, rng: np.random.Generator, kind: Any) -> Array:
    """X (N, n) whose columns, the ones among them, point in clearly different directions, so that float32 can solve it.

    Of many draws the best conditioned: N may be as small as n + 1.
    """
    draws = [np.rint(4 * rng.normal(size=(N, n)) + rng.integers(-3, 4, size=n)) for _ in range(10)]
    return min(draws, key=lambda X: np.linalg.cond(np.column_stack([np.full(N, 4.0), X]))).astype(kind)
