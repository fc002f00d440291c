"""The visible checks of the lab on linear models: worked examples small enough to follow with a pencil.

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
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector
from course_lib.types import Array

# The worked example of the model and its loss: three examples of two features.
W_HAT = fixed([0.5, 2.0, -1.0])
X = fixed([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
y = fixed([1.0, 6.0, 0.0])
Y_HAT = fixed([0.5, 7.5, -0.5])
LOSS, GRADIENT = 1.375, fixed([0.5, 4.0, -3.0])

# The worked example of the closed form: three points that no line meets.
X_LINE, Y_LINE, W_LINE = fixed([[0.0], [1.0], [2.0]]), fixed([1.0, 3.0, 2.0]), fixed([1.5, 0.5])

# The worked example of descent: two steps with α = 0.1.
X_WALK, Y_WALK = fixed([[1.0], [3.0]]), fixed([1.0, 2.0])
W_WALK, LOSSES = fixed([0.215, 0.495]), fixed([1.25, 0.2225, 0.043525])
LARGEST_ALPHA = 0.8377223  # for X_LINE

# The worked example of standardising: the middle column never changes.
X_UNITS = fixed([[1.0, 4.0, 0.0], [1.0, 4.0, 6.0], [5.0, 4.0, 0.0], [5.0, 4.0, 6.0]])
MEAN, STD = fixed([3.0, 4.0, 3.0]), fixed([2.0, 1.0, 3.0])
W_SCALED, SHIFT, SCALE = fixed([10.0, 4.0, -3.0]), fixed([3.0, 5.0]), fixed([2.0, 0.5])
W_RAW = fixed([34.0, 2.0, -6.0])

MOST_FEATURES = 100

WITH_START = "one number for the start, then one for each feature."
A_COLUMN = "one number for each column: rows are examples."


def check_predict(predict: Any) -> None:
    """ŷ of three examples   [eq:linear-model]."""
    w_hat, given = W_HAT.copy(), X.copy()
    assert_close(
        "predict",
        as_vector("predict", attempt("predict", predict, w_hat, given), len(X), "one prediction for each row."),
        Y_HAT,
        next_step="do the first example by hand: the start w₀, plus each feature times its own weight.",
        mistakes={
            "the start w₀ is missing: it is added to every example.": np.array([0.0, 7.0, -1.0]),
            "which entry of ŵ is the start? It is the first one, w_hat[0].": np.array([3.5, -1.5, 1.0]),
        },
    )
    assert_unchanged("predict: X", given, X)
    assert_unchanged("predict: w_hat", w_hat, W_HAT)


def check_loss(loss_and_gradient: Any) -> None:
    """L of three examples   [eq:least-squares]."""
    where, (L, _) = "loss_and_gradient: L", _loss_and_gradient(loss_and_gradient)
    assert_close(
        where,
        np.array(as_scalar(where, L)),
        np.array(LOSS),
        next_step="the residuals ŷ − y are −0.5, 1.5, −0.5: square each, add them up, take half.",
        mistakes={
            "the factor ½ in front of the sum is missing.": np.array(2.75),
            "L is a sum over the examples, not a mean: descent divides by N, later.": np.array(0.4583333),
            "L is half a sum; this is the mean of the squares.": np.array(0.9166667),
            "these are the residuals added up: square them first.": np.array(0.5),
            "these are absolute residuals: squares are asked for.": np.array(1.25),
        },
    )


def check_gradient(loss_and_gradient: Any) -> None:
    """∂L/∂ŵ of three examples   [eq:normal-equations]."""
    where, (_, gradient) = "loss_and_gradient: gradient", _loss_and_gradient(loss_and_gradient)
    assert_close(
        where,
        as_vector(where, gradient, len(W_HAT), WITH_START),
        GRADIENT,
        next_step="entry i adds up residual times xᵢ over the examples, with x₀ = 1 for the start.",
        mistakes={
            "the sign is wrong: the residual is ŷ − y.": -GRADIENT,
            "this is twice the gradient: the ½ of L cancels the 2 of the square.": 2 * GRADIENT,
            "L is a sum, so its gradient is one too: descent divides by N, later.": np.array(
                [0.1666667, 1.3333333, -1]
            ),
            "the entry of the start stands last: it belongs first, as in ŵ.": np.array([4.0, -3.0, 0.5]),
        },
    )


def _loss_and_gradient(function: Any) -> list[Any]:
    where, given = "loss_and_gradient", (W_HAT.copy(), X.copy(), y.copy())
    parts = as_parts(where, attempt(where, function, *given), "L", "gradient")
    for name, now, before in zip(("w_hat", "X", "y"), given, (W_HAT, X, y), strict=True):
        assert_unchanged(f"{where}: {name}", now, before)
    return parts


def check_closed_form(closed_form: Any) -> None:
    """The best line through three points   [eq:normal-equations]."""
    given = X_LINE.copy()
    assert_close(
        "closed_form",
        as_vector("closed_form", attempt("closed_form", closed_form, given, Y_LINE.copy()), 2, WITH_START),
        W_LINE,
        next_step="draw the points (0, 1), (1, 3), (2, 2). The best line has residuals that add up to 0.",
        mistakes={"the start stands last: it belongs first.": W_LINE[::-1]},
    )
    assert_unchanged("closed_form: X", given, X_LINE)


def check_descend(descend: Any) -> None:
    """ŵ after two steps with α = 0.1   [eq:linear-descent]."""
    w_hat, _ = as_parts("descend", attempt("descend", descend, X_WALK.copy(), Y_WALK.copy(), 0.1, 2), "w_hat", "losses")
    assert_close(
        "descend: ŵ after 2 steps",
        as_vector("descend: w_hat", w_hat, 2, WITH_START),
        W_WALK,
        next_step="at ŵ = 0 the gradient divided by N is (−1.5, −3.5), so the first step ends at (0.15, 0.35).",
        mistakes={
            "this is one step too few.": np.array([0.15, 0.35]),
            "this is one step too many.": np.array([0.2445, 0.5545]),
            "this goes uphill: a step is against the gradient.": np.array([-0.385, -0.905]),
            "each step is twice too long: divide the gradient of the sum L by N = 2.": np.array([0.26, 0.58]),
            "you divide by N twice: L is a sum over the examples, its mean is taken once.": np.array(
                [0.12875, 0.29875]
            ),
        },
    )


def check_losses(descend: Any) -> None:
    """L/N before each of two steps and at the end."""
    given = X_WALK.copy()
    _, losses = as_parts("descend", attempt("descend", descend, given, Y_WALK.copy(), 0.1, 2), "w_hat", "losses")
    assert_close(
        "descend: losses of 2 steps",
        as_vector("descend: losses", losses, 3, "one loss before each step, and one at the end."),
        LOSSES,
        next_step="entry 0 is L/N at ŵ = 0: (1 + 4) / 2 / 2 = 1.25. Each later one is L/N where its step has ended.",
        mistakes={"these are values of L: the history holds L/N.": 2 * LOSSES},
    )
    assert_unchanged("descend: X", given, X_WALK)


def check_largest_alpha(largest_alpha: Any) -> None:
    """The α at which the walk on three examples begins to diverge   [eq:step-limit]."""
    where = "largest_alpha"
    assert_close(
        where,
        np.array(as_scalar(where, attempt(where, largest_alpha, X_LINE.copy()))),
        np.array(LARGEST_ALPHA),
        next_step="with the column of ones, the matrix of second derivatives is ((1, 1), (1, 5/3)).",
        mistakes={
            "the limit is 2/λ: at 1/λ the walk still arrives.": np.array(0.4188612),
            "divide by N, as descent does.": np.array(0.2792408),
            "2 / (5/3): the column of ones is missing, or 5/3 is taken for an eigenvalue.": np.array(1.2),
            "this is the limit of the flattest direction: the steepest one decides.": np.array(7.1622777),
        },
        tolerance=1e-3,
    )


def check_standardise(standardise: Any) -> None:
    """Mean and standard deviation of three columns   [eq:standardise]."""
    given = X_UNITS.copy()
    mean, std = as_parts("standardise", attempt("standardise", standardise, given), "mean", "std")
    assert_close(
        "standardise: mean",
        as_vector("standardise: mean", mean, 3, A_COLUMN),
        MEAN,
        next_step="one mean for each column: rows are examples.",
    )
    assert_close(
        "standardise: std",
        as_vector("standardise: std", std, 3, A_COLUMN),
        STD,
        next_step="one for each column: the root of the mean squared distance from the mean.",
        mistakes={
            "a column that never changes has to get 1: by 0 nobody can divide.": np.array([2.0, 0.0, 3.0]),
            "this divides by N − 1; the lab divides by N.": np.array([2.3094011, 1.0, 3.4641016]),
            "this divides by N − 1 (the lab divides by N), and 0 has to become 1.": np.array(
                [2.3094011, 0.0, 3.4641016]
            ),
            "this is the variance: the root is missing.": np.array([4.0, 1.0, 9.0]),
        },
    )
    assert_unchanged("standardise: X", given, X_UNITS)


def check_raw_weights(raw_weights: Any) -> None:
    """Weights for standardised inputs become weights for raw inputs, with the same predictions."""
    where, given = "raw_weights", W_SCALED.copy()
    assert_close(
        where,
        as_vector(where, attempt(where, raw_weights, given, SHIFT.copy(), SCALE.copy()), 3, WITH_START),
        W_RAW,
        next_step="write out 10 + 4 (x₁ − 3)/2 − 3 (x₂ − 5)/0.5 and collect what stands alone, before x₁, before x₂.",
        mistakes={
            "the start changes too: what the means take away has to come back.": np.array([10.0, 2.0, -6.0]),
            "a unit of x′ is s units of x: divide by s, do not multiply.": np.array([-6.5, 8.0, -1.5]),
            "the start moves the other way: look at the sign of the means.": np.array([-14.0, 2.0, -6.0]),
            "the start is made with the old weights: they go with standardised inputs.": np.array([13.0, 2.0, -6.0]),
        },
    )
    assert_unchanged(f"{where}: w_hat", given, W_SCALED)


def check_features(features: Any) -> None:
    """Your features of six houses are numbers, one row a house. It says nothing about the error."""
    read_features(features, house_sales(6, rng=np.random.default_rng(0)).X)


def read_features(features: Any, X: Array) -> Array:
    """Return features(X) as float64 (N, K), or raise CheckFailed where it is no such array of finite numbers."""
    where, given = "features", X.copy()
    F = attempt(where, features, given)
    if isinstance(F, (list, tuple)):
        F = attempt(where, np.array, F)
    real = isinstance(F, np.ndarray) and F.dtype.kind in "iuf" and F.ndim == 2
    if not real or len(F) != len(X) or not 1 <= F.shape[1] <= MOST_FEATURES:
        raise failure(
            where,
            yours=described(F),
            expected=f"an array ({len(X)}, K) of real numbers for {len(X)} houses, K from 1 to {MOST_FEATURES}",
            next_step="a row for each house, a column for each feature: np.column_stack joins columns.",
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
