"""The open part of the lab on linear models: the judge fits a plane in the student's features and measures it.

The student's code sees houses, never a price: the judge's cities are new ones, and fit and error are the judge's own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, failure
from course_lib.checks.house_sales import house_sales
from course_lib.checks.linear_models import read_features
from course_lib.checks.linear_reading import amount
from course_lib.types import Array

CITIES, SALES = 40, 200  # in each city, so many sales to fit and so many to measure
SAME = 1e-5  # of the largest entry of a feature: what float32 may round in another way among other rows
ABSURD = 500.0  # 万元: no house costs as much, so such an error comes from a weight that ran away


def features_below_13(features: Any, *, rng: np.random.Generator) -> None:
    """The mean error on held-out houses is below 13 万元."""
    _error_below(13.0, features, rng)


def features_below_6(features: Any, *, rng: np.random.Generator) -> None:
    """The mean error on held-out houses is below 6 万元."""
    _error_below(6.0, features, rng)


def _error_below(limit: float, features: Any, rng: np.random.Generator) -> None:
    error = mean_error(features, rng=rng)
    if not error < limit:
        absurd = error > ABSURD
        raise failure(
            "features: mean error on houses held out",
            yours=f"{error:.3g} 万元" if absurd else f"{error:.2f} 万元",
            expected=f"less than {limit:g} 万元",
            next_step="some feature is nearly 0 on all houses fitted and not on a house held out, as where hills are "
            "narrow, or it explodes at the edge: smoother or fewer features."
            if absurd
            else "measure it yourself in several cities, on the houses fitted and on those held out: are both "
            "too large (features are missing), or only the second (too many)?",
        )


def _same_alone(features: Any, X: Array, F: Array, some: Array) -> None:
    """The features of some houses, asked for without the others, are those that they have among all."""
    where = "features of one house alone" if len(some) == 1 else "features of some houses alone"
    alone = read_features(features, X[some])
    step = "a row's features come from that row alone, and asking again gives them again."
    if alone.shape[1] != F.shape[1]:
        raise failure(
            where, yours=amount(alone.shape[1], "feature"), expected=f"{F.shape[1]}, as for many houses", next_step=step
        )
    for k in range(F.shape[1]):  # one by one: a small feature counts as much as a large one
        size = float(np.abs(F[:, k]).max())
        assert_close(f"{where}: column {k}", alone[:, k], F[some, k], next_step=step, tolerance=SAME, size=size)


def mean_error(features: Any, *, rng: np.random.Generator) -> float:
    """The error of a linear model in these features on held-out houses, in 万元, averaged over new cities."""
    errors: list[float] = []
    for _ in range(CITIES):
        X, y = house_sales(2 * SALES, rng=rng)
        F = read_features(features, X)
        some = rng.choice(len(X), size=3, replace=False)
        _same_alone(features, X, F, some)
        if not errors:
            _same_alone(features, X, F, some[:1])
        errors.append(oracle.held_out_error(F[:SALES], y[:SALES], F[SALES:], y[SALES:]))
    return float(np.mean(errors))
