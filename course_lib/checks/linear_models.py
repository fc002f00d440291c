"""The visible checks of the linear model, its loss, the closed form and own features: examples to follow by hand.

Each takes the student's own function, looks at one thing only, and returns nothing when it is right. The expected
numbers stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.described import described
from course_lib.checks.failures import attempt, failure
from course_lib.checks.house_sales import house_sales
from course_lib.checks.linear_reading import amount, as_parts, as_scalar, as_vector, length
from course_lib.types import Array

# The worked example of the model and its loss: three examples of two features.
W_HAT = fixed([0.5, 2.0, -1.0])
X = fixed([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
y = fixed([1.0, 6.0, 0.0])
Y_HAT = fixed([0.5, 7.5, -0.5])
LOSS, GRADIENT = 1.375, fixed([0.5, 4.0, -3.0])

# The worked example of the closed form: three points that no line meets.
X_LINE, Y_LINE, W_LINE = fixed([[0.0], [1.0], [2.0]]), fixed([1.0, 3.0, 2.0]), fixed([1.5, 0.5])

MOST_FEATURES = 100

A_ROW = "one prediction for each row, also where X has a single row."
WITH_START = "one number for the start, then one for each feature."
ONE_LOSS = "L is a single number: the losses of the examples are added up."
PREDICT_FIRST = "If the check of predict complains, mend that first."


def check_predict(predict: Any) -> None:
    """ŷ of three examples   [eq:linear-model]."""
    w_hat, given = W_HAT.copy(), X.copy()
    found = attempt("predict", predict, w_hat, given)
    assert_close(
        "predict",
        as_vector("predict", found, len(X), A_ROW),
        Y_HAT,
        next_step="compute this entry by hand: the start w₀, plus each feature of that row times its own weight.",
        mistakes={
            "the start w₀ is missing: it is added to every example.": np.array([0.0, 7.0, -1.0]),
            "the start w₀ reached the first example only: it is added to every one.": np.array([0.5, 7.0, -1.0]),
            "the start w₀ is added, not subtracted.": np.array([-0.5, 6.5, -1.5]),
            "which entry of ŵ is the start? It is the first one, w_hat[0].": np.array([3.5, -1.5, 1.0]),
            "this adds up the whole table: every row has a sum of its own.": np.array([6.5, 6.5, 6.5]),
        },
    )
    assert_unchanged("predict: X", given, X)
    assert_unchanged("predict: w_hat", w_hat, W_HAT)
    again, anew = "predict, called again", "a second call gives the same: nothing may live on outside the function."
    found = attempt("predict", predict, W_HAT.copy(), X.copy())
    assert_close(again, as_vector(again, found, len(X), anew), Y_HAT, next_step=anew)


def check_loss(loss_and_gradient: Any) -> None:
    """L of three examples   [eq:least-squares]."""
    where, (L, _) = "loss_and_gradient: L", _loss_and_gradient(loss_and_gradient)
    assert_close(
        where,
        np.array(as_scalar(where, L, ONE_LOSS)),
        np.array(LOSS),
        next_step=f"the residuals ŷ − y are −0.5, 1.5, −0.5: square each, add them up, take half. {PREDICT_FIRST}",
        mistakes={
            "the factor ½ in front of the sum is missing.": np.array(2.75),
            "L is a sum over the examples, not a mean: descent divides by N, later.": np.array(0.4583333),
            "L is half a sum; this is the mean of the squares.": np.array(0.9166667),
            "these are the residuals added up: square them first.": np.array(0.5),
            "this is the sum squared, or one example alone: square each residual, then add up all.": np.array(0.125),
            "these are absolute residuals: squares are asked for.": np.array(1.25),
            "the ½ stands inside the square, so it becomes ¼: it belongs in front of the sum.": np.array(0.6875),
            "L is no root: it ends with the sum of the squares and the ½.": np.array(1.1726039),
            "L is no root: the sum of the squares stays as it is, and half of it is L.": np.array(0.8291562),
            "every prediction met every y, an (N, N) table: a column (N, 1) minus (N,) makes one.": np.array(88.125),
        },
    )


def check_gradient(loss_and_gradient: Any) -> None:
    """∂L/∂ŵ of three examples   [eq:normal-equations]."""
    where, (_, gradient) = "loss_and_gradient: gradient", _loss_and_gradient(loss_and_gradient)
    assert_close(
        where,
        as_vector(where, gradient, len(W_HAT), WITH_START),
        GRADIENT,
        next_step="entry i adds up residual times xᵢ over all examples, with x₀ = 1 for the start. The residuals ŷ − y "
        f"are −0.5, 1.5, −0.5. {PREDICT_FIRST}",
        mistakes={
            "the sign is wrong: the residual is ŷ − y.": -GRADIENT,
            "this is twice the gradient: ½ cancels the 2 of the square, and each call begins at 0.": 2 * GRADIENT,
            "L is a sum, so its gradient is one too: descent divides by N, later.": np.array(
                [0.1666667, 1.3333333, -1]
            ),
            "the start's entry is a mean, the others are sums: all are sums.": np.array([0.1666667, 4.0, -3.0]),
            "the start has a gradient too: its x₀ is 1.": np.array([0.0, 4.0, -3.0]),
            "the entry of the start stands last: it belongs first, as in ŵ.": np.array([4.0, -3.0, 0.5]),
        },
    )


def _loss_and_gradient(function: Any) -> list[Any]:
    where, given = "loss_and_gradient", (W_HAT.copy(), X.copy(), y.copy())
    parts = as_parts(where, attempt(where, function, *given), "L", "gradient", sizes=(1, len(W_HAT)))
    for name, now, before in zip(("w_hat", "X", "y"), given, (W_HAT, X, y), strict=True):
        assert_unchanged(f"{where}: {name}", now, before)
    return parts


def check_closed_form(closed_form: Any) -> None:
    """The best line through three points   [eq:normal-equations]."""
    given, targets = X_LINE.copy(), Y_LINE.copy()
    found = attempt("closed_form", closed_form, given, targets)
    w_hat = as_vector("closed_form", found, 2, _other_than_two_weights(found))
    nearly = bool(np.all(np.abs(w_hat - W_LINE) < 0.01))
    draw = "draw the points (0, 1), (1, 3), (2, 2). The residuals of the best line add up to 0, and so do the "
    draw += "residuals times x."
    assert_close(
        "closed_form",
        w_hat,
        W_LINE,
        next_step="nearly: is something small added to the matrix, a number rounded, or a walk too short?"
        if nearly
        else draw,
        mistakes={
            "a penalty of 1 stands on the diagonal of the matrix: leave it out.": np.array([1.0, 0.6666667]),
            "the start stands last: it belongs first.": W_LINE[::-1],
            "this line goes through the origin: is the column of ones missing?": np.array([0.0, 1.4]),
            "2 is the mean of y: that is the start only where each feature has the mean 0.": np.array([2.0, 0.5]),
            "these weights go with standardised inputs: take X as it comes.": np.array([2.0, 0.4082483]),
            "this line meets the first two points and forgets the third: all count.": np.array([1.0, 2.0]),
        },
    )
    assert_unchanged("closed_form: X", given, X_LINE)
    assert_unchanged("closed_form: y", targets, Y_LINE)


def _other_than_two_weights(found: object) -> str:
    """The next step where the closed form of one feature is not two numbers."""
    if isinstance(found, (list, tuple, np.ndarray)) and length(found) == 1:
        return "the column of ones is missing in front of the features: the start belongs to it."
    if isinstance(found, tuple) and len(found) == 4:
        return "np.linalg.lstsq returns four things: the weights are the first, [0]."
    return WITH_START


def check_features(features: Any) -> None:
    """Your features of six houses are numbers, one row a house. It says nothing about the error."""
    read_features(features, house_sales(6, rng=np.random.default_rng(0)).X)


def read_features(features: Any, X: Array, where: str = "features") -> Array:
    """Return features(X) as float64 (N, K), or raise CheckFailed where it is no such array of finite numbers."""
    given, single = X.copy(), "a single house is a table of one row too"
    F = attempt(where, features, given, next_step=f"{single}." if len(X) == 1 else "")
    if isinstance(F, (list, tuple)):
        F = attempt(where, np.array, F)
    real = isinstance(F, np.ndarray) and F.dtype.kind in "iuf" and F.ndim == 2
    if not real or len(F) != len(X) or not 1 <= F.shape[1] <= MOST_FEATURES:
        many = real and len(F) == len(X) and F.shape[1] > MOST_FEATURES
        turned = real and len(F) != len(X) and F.shape[1] == len(X)
        step = "a row for each house, a column for each feature: np.column_stack joins columns."
        step = f"{F.shape[1]} features are too many: leave some out." if many else step
        step = "the houses stand in columns: turn the table round, so that each has a row." if turned else step
        step = f"{single}: no squeeze." if len(X) == 1 and isinstance(F, np.ndarray) and F.ndim == 1 else step
        houses = amount(len(X), "house")
        raise failure(
            where,
            yours=described(F),
            expected=f"an array ({len(X)}, K) of real numbers for {houses}, K from 1 to {MOST_FEATURES}",
            next_step=step,
        )
    if not np.isfinite(F).all():
        column = int(np.flatnonzero(~np.isfinite(F).all(axis=0))[0])
        raise failure(
            f"{where}, column {column}",
            yours="inf or nan among the numbers",
            expected="finite numbers",
            next_step="floors start at 1, but east and north may be 0 or negative: no logarithm, no division by them.",
        )
    assert_unchanged(f"{where}: X", given, X)
    return np.array(F, dtype=np.float64)
