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
from autograder.hidden.lab1_linear_models_walks import (
    KINDS,
    SINGLE,
    descend_judged,
    largest_alpha_judged,
    losses_judged,
    raw_weights_judged,
    spread,
    standardise_judged,
)
from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt
from course_lib.checks.linear_models import A_ROW, ONE_LOSS, PREDICT_FIRST, WITH_START
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector, shaped, with_dtype
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

SHAPES = ((1, 1), (1, 4), (7, 1), (9, 3), (4, 6), (3, 3), (4, 3))  # N, features; square, and with the ones square
MANY = ((300, 2), (5, 30))
SMALL = ", X in small units"
SOLVE = "X is small here, so the best weights are large: solve the equations, with no walk, no penalty and no cut-off "
SOLVE += "(rcond)."
UNITS = ((1e-4, 1.0), (1e4, 1.0), (1.0, 1e-3), (1.0, 1e4))  # of the features, and of y


def predict_judged(predict: Any, *, rng: np.random.Generator) -> None:
    """ŷ for odd shapes, in float64, float32 and whole numbers; what was handed in stays as it was."""
    for w_hat, X, _, special in _cases(rng):
        where, given, weights = f"predict, {shaped(X)}{special}", X.copy(), w_hat.copy()
        Y_hat = as_vector(where, attempt(where, predict, weights, given), len(X), A_ROW)
        by_hand = "compute one entry by hand: the start, plus a row of X times the other weights."
        by_hand = with_dtype(by_hand, Y_hat, X=X, w_hat=w_hat)
        assert_close(where, Y_hat, oracle.predict(w_hat, X), next_step=by_hand)
        assert_unchanged(f"{where}: X", given, X)
        assert_unchanged(f"{where}: w_hat", weights, w_hat)


def loss_judged(loss_and_gradient: Any, *, rng: np.random.Generator) -> None:
    """L, half the sum of squared residuals; 0 where every residual is 0."""
    for w_hat, X, y, special in _cases(rng):
        L, _ = _loss_and_gradient(loss_and_gradient, w_hat, X, y, special)
        where = f"loss_and_gradient, {shaped(X)}{special}: L"
        yours = as_scalar(where, L, ONE_LOSS)
        half = f"half the sum, over all examples, of the squares of ŷ − y. {PREDICT_FIRST}"
        half = with_dtype(half, 2 * yours, X=X, w_hat=w_hat)  # whole residuals have halves of whole numbers as their L
        assert_close(where, np.array(yours), np.array(oracle.loss(w_hat, X, y)), next_step=half)
    X, w_hat = rng.integers(-5, 6, size=(5, 2)).astype(float), rng.integers(1, 4, size=3).astype(float)
    L, _ = _loss_and_gradient(loss_and_gradient, w_hat, X, oracle.predict(w_hat, X), " of a perfect fit")
    where = "loss_and_gradient of a perfect fit: L"
    assert_close(where, np.array(as_scalar(where, L, ONE_LOSS)), np.array(0.0), next_step="no residuals, no loss.")


def gradient_judged(loss_and_gradient: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂ŵ for every weight, the start first."""
    for w_hat, X, y, special in _cases(rng):
        _, slope = _loss_and_gradient(loss_and_gradient, w_hat, X, y, special)
        where = f"loss_and_gradient, {shaped(X)}{special}: gradient"
        yours = as_vector(where, slope, len(w_hat), WITH_START)
        step = "compare with central differences of your own L, weight by weight. If the checks of predict or of L "
        step = with_dtype(f"{step}complain, mend those first.", yours, X=X, w_hat=w_hat)
        assert_close(where, yours, oracle.gradient(w_hat, X, y), next_step=step)


def closed_form_judged(closed_form: Any, *, rng: np.random.Generator) -> None:
    """The ŵ of the least L, for more examples than weights and for as many; X of any size and unit."""
    for X, y, special in _fits(rng):
        where, given, targets = f"closed_form, {shaped(X)}{special}", X.copy(), y.copy()
        w_hat = as_vector(where, attempt(where, closed_form, given, targets), X.shape[1] + 1, WITH_START)
        look = "at the best ŵ the gradient of L is 0: what does yours say there?"
        look = with_dtype(SOLVE if special == SMALL else look, w_hat, X=X)
        assert_close(where, w_hat, oracle.closed_form(X, y), next_step=look, tolerance=SINGLE)
        assert_unchanged(f"{where}: X", given, X)
        assert_unchanged(f"{where}: y", targets, y)


def _fits(rng: np.random.Generator) -> Iterator[tuple[Array, Array, str]]:
    """X and y with one best ŵ, and what is special: units, many rows, a price far from all others, the same X again."""
    for N, n in ((2, 1), (3, 2), (12, 1), (9, 3), (20, 5)):
        for kind, unit in ((np.float64, 1.0), (np.float64, 1e-4), *((kind, 1.0) for kind in KINDS[1:])):
            # in the small unit a tiny penalty shows, and so does a walk that is too short to be a solution
            X, y = (unit * spread(N, n, rng, kind)).astype(kind), (10 * rng.normal(size=N)).astype(kind)
            yield X, y, "" if unit == 1 else SMALL
    X, y = X.astype(np.float64), y.astype(np.float64)
    yield X, y, ""
    yield X, 1e-4 * rng.normal(size=N), ", the same X again, with small y"
    X, y = spread(300, 2, rng, np.float64), 10 * rng.normal(size=300)
    y[rng.integers(300)] += 1000
    yield X, y, ", one y far from all others"
    yield spread(40, 12, rng, np.float64), 10 * rng.normal(size=40), ""


def _loss_and_gradient(function: Any, w_hat: Array, X: Array, y: Array, special: str) -> list[Any]:
    where, given = f"loss_and_gradient, {shaped(X)}{special}", (w_hat.copy(), X.copy(), y.copy())
    parts = as_parts(where, attempt(where, function, *given), "L", "gradient", sizes=(1, len(w_hat)))
    for name, now, before in zip(("w_hat", "X", "y"), given, (w_hat, X, y), strict=True):
        assert_unchanged(f"{where}: {name}", now, before)
    return parts


def _cases(rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array, str]]:
    """ŵ, X and y of odd shapes, all dtypes and units, and what is special about them."""
    for N, n in SHAPES + MANY:
        for kind in KINDS:
            yield *_case(N, n, kind, rng), ""
    for unit, price in UNITS:
        w_hat, X, y = _case(6, 3, np.float64, rng)
        yield price * w_hat / np.array([1, unit, unit, unit]), unit * X, price * y, ", in large or small units"
    w_hat, X, y = _case(6, 3, np.float64, rng)
    yield w_hat, X, y, ""
    yield 2 * w_hat, X, y, ", the same X again"
    yield np.rint(3 + np.abs(w_hat)).astype(np.int64), X, y, ", with a ŵ of whole numbers"
    X[:, 0], X[1], y[1] = 1, X[2], y[2]
    X[1, 0] = 1
    yield 5 + np.abs(w_hat), X, y, ", one feature is always 1, and two rows agree"


def _case(N: int, n: int, kind: Any, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """ŵ, X and y; ŷ and ŷ − y are not so small that float32 loses their digits."""
    while True:
        w_hat, X, y = 3 * rng.normal(size=n + 1), 3 * rng.normal(size=(N, n)), 5 * rng.normal(size=N)
        w_hat[0] += 4 * np.sign(w_hat[0])  # a start that cannot be overlooked
        w_hat, X, y = w_hat.astype(float if kind is np.int64 else kind), X.astype(kind), y.astype(kind)
        Y_hat = oracle.predict(w_hat, X)
        if np.abs(Y_hat).max() > 1 and np.abs(Y_hat - y).max() > 1:
            return w_hat, X, y
